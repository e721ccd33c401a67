import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AnyEvent } from '../event.js';
import type { Position } from './bus.js';

/** A place in a stream, and the event there; null where a process began, which is a place too. */
export interface JournalEntry {
  position: Position;
  event: AnyEvent | null;
}

/**
 * The newest places of one stream in a file of JSON lines, so that a later process knows them. A line is handed to the
 * system before anybody sees its event: a process that is killed has lost none. A machine that loses its power may lose the
 * last ones; positions never come twice all the same, because every process begins behind the clock.
 */
export class EventJournal {
  readonly #path: string;
  readonly #limit: number;
  readonly #left: readonly JournalEntry[];
  #file: number;
  #lines: number;
  /** Whether the last line may be torn, because the disk was full. */
  #torn = false;

  /** Of what earlier processes left, keeps the newest `limit`, and of those what happened since `since` (ms). */
  constructor(path: string, limit: number, since: number) {
    mkdirSync(dirname(path), { recursive: true });
    const all = [`${path}.old`, path].flatMap(read);
    const young = all.findIndex(({ event }) => event !== null && event.at >= since);
    const kept = young === -1 ? all.slice(-1) : all.slice(Math.max(0, young - 1)).slice(-limit - 1);
    // Of the oldest, only the place is of use: it is what others stand behind.
    this.#left = kept.map((entry, index) => (index === 0 ? { ...entry, event: null } : entry));
    this.#path = path;
    this.#limit = limit;
    // A new file in the place of the old one: a crash leaves the one or the other.
    writeFileSync(`${path}.new`, this.#left.map(line).join(''), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    writeFileSync(`${path}.old`, '', { mode: 0o600 });
    this.#file = openSync(path, 'a');
    this.#lines = this.#left.length;
  }

  /** What earlier processes left, oldest first. */
  get left(): readonly JournalEntry[] {
    return this.#left;
  }

  /** When it returns, the entry outlives this process. Throws when the disk does not take it. */
  append(entry: JournalEntry): void {
    if (this.#lines >= this.#limit) this.#turn();
    const text = this.#torn ? `\n${line(entry)}` : line(entry);
    this.#torn = true;
    writeSync(this.#file, text);
    this.#torn = false;
    this.#lines++;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** The older half is forgotten as a whole. */
  #turn(): void {
    closeSync(this.#file);
    renameSync(this.#path, `${this.#path}.old`);
    this.#file = openSync(this.#path, 'a', 0o600);
    this.#lines = 0;
  }
}

function line(entry: JournalEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function read(path: string): JournalEntry[] {
  try {
    return readFileSync(path, 'utf8').split('\n').flatMap(parse);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The entry of one line; nothing for a line that was torn. */
function parse(text: string): JournalEntry[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as JournalEntry];
  } catch {
    return [];
  }
}
