import { readFileSync } from 'node:fs';
import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { OWNER_ONLY_DIRECTORY, OWNER_ONLY_FILE } from '../owner-only.js';
import type { DeadLetter } from './bus.js';

/** The dead letters of the memory bus, oldest first. Persisted as JSON lines when there is a path. */
export class DeadLetterFile {
  readonly #path: string | undefined;
  readonly #letters: Map<string, DeadLetter>;
  /** Serialises writes, so that lines never mix and a rewrite never loses one. */
  #written: Promise<void> = Promise.resolve();

  constructor(path: string | undefined) {
    this.#path = path;
    this.#letters = new Map(read(path).map((letter) => [letter.id, letter]));
  }

  all(): DeadLetter[] {
    return [...this.#letters.values()];
  }

  get(id: string): DeadLetter | undefined {
    return this.#letters.get(id);
  }

  /** Resolves when the letter is in the file. */
  add(letter: DeadLetter): Promise<void> {
    this.#letters.set(letter.id, letter);
    return this.#write(async (path) => {
      await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_DIRECTORY });
      await appendFile(path, line(letter), { mode: OWNER_ONLY_FILE });
    });
  }

  forget(id: string): Promise<void> {
    this.#letters.delete(id);
    // Written to a new file and renamed: a crash leaves either the old or the new file, never a partial one.
    return this.#write(async (path) => {
      await writeFile(`${path}.new`, this.all().map(line).join(''), { mode: OWNER_ONLY_FILE });
      await rename(`${path}.new`, path);
    });
  }

  /** Resolves when all previous writes have reached the file. */
  written(): Promise<void> {
    return this.#written;
  }

  #write(step: (path: string) => Promise<void>): Promise<void> {
    const path = this.#path;
    if (path === undefined) return Promise.resolve();
    const written = this.#written.then(() => step(path));
    this.#written = written.catch(() => undefined);
    return written;
  }
}

function line(letter: DeadLetter): string {
  return `${JSON.stringify(letter)}\n`;
}

function read(path: string | undefined): DeadLetter[] {
  if (path === undefined) return [];
  try {
    return readFileSync(path, 'utf8').split('\n').flatMap(parse);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Parses one line. Ignores a partial last line, which a crash may leave. */
function parse(text: string): DeadLetter[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as DeadLetter];
  } catch {
    return [];
  }
}
