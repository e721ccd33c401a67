import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '#platform/log.js';

export interface SupergraphFileOptions {
  path: string;
  /** The text in use at the start. */
  text: string;
  /** Replaces the supergraph in use; rejects to refuse the text. */
  take: (text: string) => Promise<void>;
  /** Called with the outcome for each new text. */
  observe: (outcome: 'taken' | 'refused') => void;
  log: Log;
}

/** How long the directory must be unchanged before the file is read, in ms: a write causes several events. */
const QUIET_MS = 100;
/** How often the file is read without an event, in ms: not every file system reports changes. */
const POLL_MS = 5_000;

/**
 * Watches the file of the supergraph. It watches the directory, because a file may also be replaced by a rename or by a changed
 * link. A refused text (incomplete, invalid, or with unknown subgraphs) changes nothing and is tried only once.
 */
export class SupergraphFile implements AsyncDisposable {
  readonly #options: SupergraphFileOptions;
  readonly #poll: NodeJS.Timeout;
  readonly #watcher: FSWatcher | null;
  #quiet: NodeJS.Timeout | undefined;
  #seen: string;
  #isTaken = true;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: SupergraphFileOptions) {
    this.#options = options;
    this.#seen = options.text;
    this.#watcher = this.#watch();
    this.#poll = setInterval(() => this.#look(), POLL_MS).unref();
    this.#look();
  }

  /** Whether the newest text is in use. */
  get isTaken(): boolean {
    return this.#isTaken;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#watcher?.close();
    clearInterval(this.#poll);
    clearTimeout(this.#quiet);
    await this.#looking;
  }

  #watch(): FSWatcher | null {
    const { path, log } = this.#options;
    const blind = (error: unknown): void =>
      log.warn({ err: error, path }, 'cannot watch the supergraph file; it is read every 5 s');
    try {
      return watch(dirname(path), { persistent: false }, () => this.#wait()).on('error', blind);
    } catch (error) {
      blind(error);
      return null;
    }
  }

  #wait(): void {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#look(), QUIET_MS).unref();
  }

  #look(): void {
    this.#looking = this.#looking.then(() => this.#read());
  }

  async #read(): Promise<void> {
    const { path, take, observe, log } = this.#options;
    // The file may be missing for a moment while it is replaced.
    const text = await readFile(path, 'utf8').catch(() => this.#seen);
    if (text === this.#seen) return;
    this.#seen = text;
    try {
      await take(text);
      this.#isTaken = true;
      observe('taken');
      log.info({ path }, 'the supergraph was replaced');
    } catch (error) {
      this.#isTaken = false;
      observe('refused');
      log.error({ err: error, path }, 'the new supergraph was refused; the one in use stays');
    }
  }
}
