import { watch, type FSWatcher } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Log } from '#platform/log.js';

export interface SupergraphFileOptions {
  path: string;
  /** The text that is in use. */
  text: string;
  /** Takes another text into use; rejects to refuse it. */
  take: (text: string) => Promise<void>;
  /** Told what became of every other text. */
  observe: (outcome: 'taken' | 'refused') => void;
  log: Log;
}

/** How long the directory must have been quiet before the file is read, in ms: who writes, writes more than once. */
const QUIET_MS = 100;
/** How often the file is read anyway, in ms: not every file system tells of changes. */
const POLL_MS = 5_000;

/**
 * Watches the file of the supergraph. Its directory is watched, not the file: a file that is renamed into its place, or a
 * link that is turned to another, is seen as well as one that is written in place. A text that is refused (half-written,
 * broken, of subgraphs that nobody serves) changes nothing, and is looked at once.
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

  /** Whether the text that was seen last is in use. */
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
      log.warn({ err: error, path }, 'changes of the supergraph are not told, it is looked at now and then');
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
    // While one file is replaced by the next there may be none.
    const text = await readFile(path, 'utf8').catch(() => this.#seen);
    if (text === this.#seen) return;
    this.#seen = text;
    try {
      await take(text);
      this.#isTaken = true;
      observe('taken');
      log.info({ path }, 'another supergraph is in use');
    } catch (error) {
      this.#isTaken = false;
      observe('refused');
      log.error({ err: error, path }, 'a supergraph was refused, the one in use stays');
    }
  }
}
