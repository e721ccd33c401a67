import { open, type RangeOptions, type RootDatabase, type RootDatabaseOptions } from 'lmdb';
import { Scratch } from '../bson/cut.js';
import { AFTER, type Key } from '../bson/key.js';
import { CommandError } from '../command-error.js';
import { GroupCommit } from './group-commit.js';

/** A range of keys: `from` inclusive, `to` exclusive. */
export interface KeyRange {
  readonly from: Key;
  readonly to: Key;
}

/** What queries have looked at since the start. */
export interface Examined {
  keys: number;
  documents: number;
}

/** Options for reading a range with `Environment.keys`. */
export interface KeyReadOptions {
  readonly limit: number;
  readonly reverse?: boolean;
  /** Continue after this key. */
  readonly after?: Key | undefined;
  /** Bytes to skip at the start of each key: the common prefix of the range. */
  readonly skip?: number;
}

/** LMDB rejects longer keys (its pages are 4 KiB). */
export const MAX_KEY_BYTES = 1900;

const NOTHING = Buffer.alloc(0);

/**
 * The LMDB file: one ordered key space. Reads see the last commit or, inside `write`, the pending changes.
 * Writes are grouped into commits; each write is a nested transaction.
 */
export class Environment {
  /** Where queries cut documents down to the fields they read. */
  readonly scratch = new Scratch();
  readonly examined: Examined = { keys: 0, documents: 0 };
  private readonly db: RootDatabase<Buffer, Key>;
  private readonly commits: GroupCommit;
  /**
   * One range object for all reads: creating one costs more than finding a key. It reads its bounds when
   * iteration starts.
   */
  private readonly range: ReusableRange;
  private readonly bounds: RangeOptions & { values: false } = { start: '', end: '', values: false };
  private skipped = 0;

  constructor(path: string) {
    this.db = open<Buffer, Key>(path, {
      noSubdir: true,
      encoding: 'binary',
      // A commit resolves only after it was synced to disk.
      overlappingSync: false,
      keyEncoder: {
        writeKey,
        readKey: (source: Buffer, start: number, end: number) =>
          source.toString('latin1', start + this.skipped, end),
      },
    } as RootDatabaseOptions);
    // The members that ReusableRange declares are not in lmdb's types.
    this.range = this.db.getRange(this.bounds) as unknown as ReusableRange;
    this.commits = new GroupCommit(this.db);
  }

  /** The value of `key` in LMDB's own buffer, valid until the next read. */
  get(key: Key): Buffer | undefined {
    if (key.length > MAX_KEY_BYTES) return undefined;
    const bytes = this.db.getBinaryFast(key);
    // The buffer is larger than the value.
    return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** The counter at `key` (four bytes); zero when it is missing. */
  counter(key: Key): number {
    return this.db.getBinaryFast(key)?.readUInt32BE() ?? 0;
  }

  has(key: Key): boolean {
    return key.length <= MAX_KEY_BYTES && this.db.getBinaryFast(key) !== undefined;
  }

  /** The next keys of a range, at most `limit`. */
  keys(range: KeyRange, options: KeyReadOptions): Key[] {
    const { reverse = false, limit, after, skip = 0 } = options;
    const { bounds } = this;
    this.skipped = skip;
    bounds.start = cut(after ?? (reverse ? range.to : range.from));
    bounds.end = cut(reverse ? range.from : range.to);
    bounds.reverse = reverse;
    // `to` is exclusive, and so is the key to continue after.
    bounds.exclusiveStart = after !== undefined || reverse;
    bounds.inclusiveEnd = reverse;
    const found: Key[] = [];
    const iterator = this.range.iterate();
    while (found.length < limit) {
      const next = iterator.next();
      if (next.done) return found;
      found.push(next.value);
    }
    iterator.return();
    return found;
  }

  count(range: KeyRange): number {
    return this.db.getKeysCount({ start: cut(range.from), end: cut(range.to) });
  }

  /** Inside `write` only. */
  put(key: Key, bytes: Buffer = NOTHING): void {
    if (key.length > MAX_KEY_BYTES) {
      throw new CommandError('KeyTooLong', `index key of ${key.length} bytes: at most ${MAX_KEY_BYTES} fit`);
    }
    void this.db.put(key, bytes);
  }

  /** Inside `write` only. */
  remove(key: Key): void {
    void this.db.remove(key);
  }

  /**
   * Runs `work` as one transaction: an exception rolls it back. Resolves when the commit was synced to disk.
   * A full disk rejects with OutOfDiskSpace and leaves the data unchanged.
   */
  async write<T>(work: () => T): Promise<T> {
    try {
      return await this.commits.write(work);
    } catch (error) {
      throw await explainCommitError(error as CommitError);
    }
  }

  async close(): Promise<void> {
    await this.commits.settled();
    await this.db.close();
  }
}

/** Properties of lmdb's ranges that are not in its types. */
interface ReusableRange {
  iterate(): { next(): IteratorResult<Key>; return(): void };
}

/** Most keys are short: a loop is faster than a call into native code. */
const SHORT_KEY_BYTES = 100;

function writeKey(key: Key, target: Buffer, start: number): number {
  const { length } = key;
  if (length > SHORT_KEY_BYTES) return start + target.write(key, start, 'latin1');
  for (let at = 0; at < length; at++) target[start + at] = key.charCodeAt(at);
  return start + length;
}

type CommitError = Error & { commitError?: Promise<unknown>; code?: number };

/** The cause of a failed commit is reported within this time in ms, or never. */
const CAUSE_MS = 100;

async function explainCommitError(error: CommitError): Promise<Error> {
  if (error instanceof CommandError) return error;
  if (error.commitError === undefined) return isDiskError(error) ? outOfDiskSpace(error) : error;
  // LMDB does not always report the cause: then its general message is used.
  const noCause = new Promise<Error>((resolve) => setTimeout(() => resolve(error), CAUSE_MS));
  const cause = error.commitError.then(
    () => error,
    (reason: CommitError) => reason,
  );
  return outOfDiskSpace(await Promise.race([cause, noCause]));
}

/** Error numbers of a full disk: EIO (a short write), ENOSPC, EDQUOT, EFBIG; and LMDB's full map. */
const DISK_ERRORS = new Set([5, 28, 122, 27, -30792]);

/** True for the errors with which LMDB reports a full disk. */
export function isDiskError(error: unknown): boolean {
  const { code, message } = error as CommitError;
  return DISK_ERRORS.has(code ?? 0) || String(message).startsWith('Commit failed');
}

function outOfDiskSpace(cause: Error): CommandError {
  return new CommandError(
    'OutOfDiskSpace',
    `the disk rejected the write, nothing was changed: ${cause.message}`,
  );
}

/** Bounds of long values may exceed LMDB's key length. A prefix includes the same keys and possibly more. */
function cut(key: Key): Key {
  return key.length > MAX_KEY_BYTES ? key.slice(0, MAX_KEY_BYTES - AFTER.length) : key;
}
