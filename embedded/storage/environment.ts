import { open as openFile } from 'node:fs/promises';
import { open, type RangeOptions, type RootDatabase, type RootDatabaseOptions } from 'lmdb';
import { AFTER, type Key } from '../bson/key.js';
import { CommandError } from '../command-error.js';

/** A range of keys: `from` inclusive, `to` exclusive. */
export interface KeyRange {
  readonly from: Key;
  readonly to: Key;
}

/** How `Environment.keys` walks a range. */
export interface Walk {
  readonly limit: number;
  readonly reverse?: boolean;
  /** Continue behind this key. */
  readonly after?: Key | undefined;
}

/** LMDB refuses longer keys (its pages are 4 KiB). */
export const MAX_KEY_BYTES = 1900;

const NOTHING = Buffer.alloc(0);

/**
 * The LMDB file: one ordered key space. Reads see the last commit, or inside of `write` what was written so far. Writes gather
 * into group commits; each is a transaction of its own within.
 */
export class Environment {
  private readonly db: RootDatabase<Buffer, Key>;
  private readonly path: string;
  /** Those who wait for a flush, as what to do when it does not come. */
  private readonly waiting = new Set<() => void>();
  private hasFailed = false;

  constructor(path: string) {
    this.path = path;
    this.db = open<Buffer, Key>(path, {
      noSubdir: true,
      encoding: 'binary',
      keyEncoder: {
        writeKey: (key: Key, target: Buffer, at: number) => at + target.write(key, at, 'latin1'),
        readKey: (source: Buffer, start: number, end: number) => source.toString('latin1', start, end),
      },
    } as RootDatabaseOptions);
  }

  get(key: Key): Buffer | undefined {
    if (key.length > MAX_KEY_BYTES) return undefined;
    const bytes = this.db.getBinary(key);
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  has(key: Key): boolean {
    return key.length <= MAX_KEY_BYTES && this.db.getBinaryFast(key) !== undefined;
  }

  /** The next keys of a range, at most `limit`. */
  keys(range: KeyRange, walk: Walk): Key[] {
    const { reverse = false, limit, after } = walk;
    const first = after ?? (reverse ? range.to : range.from);
    const options = {
      start: cut(first),
      end: cut(reverse ? range.from : range.to),
      limit,
      reverse,
      values: false,
      // `to` is exclusive, and so is the key to continue behind.
      exclusiveStart: after !== undefined || reverse,
      inclusiveEnd: reverse,
    } as RangeOptions;
    const found: Key[] = [];
    const iterator = (this.db.getRange(options) as unknown as { iterate(): Iterator<Key> }).iterate();
    for (let next = iterator.next(); !next.done; next = iterator.next()) found.push(next.value);
    return found;
  }

  count(range: KeyRange): number {
    return this.db.getKeysCount({ start: cut(range.from), end: cut(range.to) });
  }

  /** Inside of `write` only. */
  put(key: Key, bytes: Buffer = NOTHING): void {
    if (key.length > MAX_KEY_BYTES) {
      throw new CommandError('KeyTooLong', `index key of ${key.length} bytes: at most ${MAX_KEY_BYTES} fit`);
    }
    void this.db.put(key, bytes);
  }

  /** Inside of `write` only. */
  remove(key: Key): void {
    void this.db.remove(key);
  }

  /**
   * Runs `work` as one transaction: an exception undoes all of it. Resolves after the commit, and when `durable` after the disk has
   * confirmed it. A disk that is full rejects with OutOfDiskSpace and leaves what was there before.
   */
  async write<T>(work: () => T, durable: boolean): Promise<T> {
    try {
      const result = await this.db.childTransaction(work);
      if (durable) await this.flushed();
      return result;
    } catch (error) {
      if (isCommitError(error)) this.distrust();
      throw await explainCommitError(error as CommitError);
    }
  }

  /** Resolves when the disk has confirmed what is committed. */
  private flushed(): Promise<void> {
    if (this.hasFailed) return this.sync();
    return new Promise((resolve, reject) => {
      const syncInstead = (): void => void this.sync().then(resolve, reject);
      this.waiting.add(syncInstead);
      void this.db.flushed.then(() => {
        this.waiting.delete(syncInstead);
        resolve();
      }, syncInstead);
    });
  }

  /** After a commit has failed, LMDB may leave those who wait for its flush without an answer: we flush ourselves. */
  private distrust(): void {
    this.hasFailed = true;
    for (const syncInstead of this.waiting) syncInstead();
    this.waiting.clear();
  }

  private async sync(): Promise<void> {
    const file = await openFile(this.path, 'r+');
    await file.sync().finally(() => file.close());
  }

  async close(): Promise<void> {
    await this.flushed();
    const closed = this.db.close();
    if (this.hasFailed) void closed.catch(() => undefined);
    else await closed;
  }
}

type CommitError = Error & { commitError?: Promise<unknown>; code?: number };

/** The cause of a failed commit comes within so many ms, or not at all. */
const CAUSE_MS = 100;

async function explainCommitError(error: CommitError): Promise<Error> {
  if (error instanceof CommandError) return error;
  if (error.commitError === undefined) return isDiskError(error) ? outOfDiskSpace(error) : error;
  // LMDB does not always say why: then its general message has to do.
  const silence = new Promise<Error>((resolve) => setTimeout(() => resolve(error), CAUSE_MS));
  const cause = error.commitError.then(
    () => error,
    (reason: CommitError) => reason,
  );
  return outOfDiskSpace(await Promise.race([cause, silence]));
}

/** The error numbers of a disk that takes no more: EIO (a short write), ENOSPC, EDQUOT, EFBIG; LMDB's full map. */
const DISK_ERRORS = new Set([5, 28, 122, 27, -30792]);

function isCommitError(error: unknown): boolean {
  return !(error instanceof CommandError) && isDiskError(error);
}

/** True for the errors with which LMDB reports that the disk takes no more. */
export function isDiskError(error: unknown): boolean {
  const { code, message } = error as CommitError;
  return DISK_ERRORS.has(code ?? 0) || String(message).startsWith('Commit failed');
}

function outOfDiskSpace(cause: Error): CommandError {
  return new CommandError(
    'OutOfDiskSpace',
    `the disk refused the write, nothing was changed: ${cause.message}`,
  );
}

/** Bounds made from long values may exceed what LMDB can seek to; a prefix bounds the same keys, or a few more. */
function cut(key: Key): Key {
  return key.length > MAX_KEY_BYTES ? key.slice(0, MAX_KEY_BYTES - AFTER.length) : key;
}
