import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { AnyEvent } from '../event.js';
import { OWNER_ONLY_DIRECTORY, OWNER_ONLY_FILE } from '../owner-only.js';
import type { Position } from './bus.js';

/** A position of a stream and its event; null for the position at which a process started. */
export interface JournalEntry {
  position: Position;
  event: AnyEvent | null;
}

/**
 * Persists the newest events of one stream as JSON lines, so that the next process can replay them. A line is
 * passed to the operating system before any observer sees its event, so a killed process loses none. A power
 * failure may lose the last lines. Positions are still never reused, because every process starts at a
 * position derived from the clock.
 */
export class EventJournal {
  readonly #path: string;
  readonly #limit: number;
  readonly #recovered: readonly JournalEntry[];
  #file: number;
  #lines: number;
  /** Whether the last line may be incomplete because the disk was full. */
  #incomplete = false;

  /**
   * Recovers at most the newest `limit` entries that earlier processes left, and of those the ones since
   * `since` (ms).
   */
  constructor(path: string, limit: number, since: number) {
    mkdirSync(dirname(path), { recursive: true, mode: OWNER_ONLY_DIRECTORY });
    const all = [`${path}.old`, path].flatMap(read);
    const recent = all.findIndex(({ event }) => event !== null && event.at >= since);
    const kept = recent === -1 ? all.slice(-1) : all.slice(Math.max(0, recent - 1)).slice(-limit - 1);
    // The oldest entry only marks the position that clients may resume after.
    this.#recovered = kept.map((entry, index) => (index === 0 ? { ...entry, event: null } : entry));
    this.#path = path;
    this.#limit = limit;
    // Written to a new file and renamed: a crash leaves either the old or the new file.
    writeFileSync(`${path}.new`, this.#recovered.map(line).join(''), { mode: OWNER_ONLY_FILE });
    renameSync(`${path}.new`, path);
    writeFileSync(`${path}.old`, '', { mode: OWNER_ONLY_FILE });
    this.#file = openSync(path, 'a');
    this.#lines = this.#recovered.length;
  }

  /** The entries that earlier processes left, oldest first. */
  get recovered(): readonly JournalEntry[] {
    return this.#recovered;
  }

  /** When it returns, the entry survives this process. Throws when the write fails. */
  append(entry: JournalEntry): void {
    if (this.#lines >= this.#limit) this.#rotate();
    const text = this.#incomplete ? `\n${line(entry)}` : line(entry);
    this.#incomplete = true;
    writeSync(this.#file, text);
    this.#incomplete = false;
    this.#lines++;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Rotates the file. The older half is dropped as a whole. */
  #rotate(): void {
    closeSync(this.#file);
    renameSync(this.#path, `${this.#path}.old`);
    this.#file = openSync(this.#path, 'a', OWNER_ONLY_FILE);
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

/** Parses one line. Ignores an incomplete line. */
function parse(text: string): JournalEntry[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as JournalEntry];
  } catch {
    return [];
  }
}
