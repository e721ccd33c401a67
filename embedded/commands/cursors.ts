import { CommandError } from '../command-error.js';
import { Turn } from './turn.js';

/** The results of a query, one after the other. */
export interface Results {
  readonly ns: string;
  /** The documents as BSON; undefined now and then: the place to pause. */
  readonly documents: Iterator<Buffer | undefined>;
  /** Call after a pause. Throws when what is read has been dropped. */
  resume(): void;
}

/** A cursor that nobody has asked for so long is closed; ms, MongoDB's default. */
export const IDLE_TIMEOUT_MS = 10 * 60 * 1000;

/** A batch ends before it exceeds this many bytes. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

interface OpenCursor {
  readonly id: bigint;
  readonly results: Results;
  held: Buffer | undefined;
  usedAt: number;
}

/** One batch of results; `id` is zero when there are no more. */
export interface Batch {
  readonly documents: readonly Buffer[];
  readonly id: bigint;
}

/** The open cursors. They hold positions in key ranges, no transactions: an idle one costs a little memory. */
export class Cursors {
  private readonly idleTimeoutMs: number;
  private readonly open = new Map<bigint, OpenCursor>();
  private lastId = BigInt(Date.now()) << 20n;

  constructor(idleTimeoutMs: number) {
    this.idleTimeoutMs = idleTimeoutMs;
  }

  get size(): number {
    return this.open.size;
  }

  /** Reads the first batch. `keep` false closes the cursor whatever is left. */
  first(results: Results, size: number, deadline: number, keep: boolean): Promise<Batch> {
    const cursor: OpenCursor = { id: ++this.lastId, results, held: undefined, usedAt: Date.now() };
    return this.read(cursor, size, deadline, keep);
  }

  /** Reads the next batch of an open cursor. Throws CursorNotFound. */
  async next(id: bigint, ns: string, size: number, deadline: number): Promise<Batch> {
    const cursor = this.open.get(id);
    if (cursor === undefined || cursor.results.ns !== ns) {
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    }
    this.open.delete(id);
    cursor.results.resume();
    return this.read(cursor, size, deadline, true);
  }

  /** Closes a cursor; false when there is none. */
  kill(id: bigint, ns: string): boolean {
    return this.open.get(id)?.results.ns === ns && this.open.delete(id);
  }

  /** Closes those that nobody has asked for too long. */
  expire(now: number): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > this.idleTimeoutMs) this.open.delete(id);
  }

  private async read(cursor: OpenCursor, size: number, deadline: number, keep: boolean): Promise<Batch> {
    const documents: Buffer[] = [];
    let bytes = 0;
    const turn = new Turn(deadline);
    while (documents.length < size) {
      const document = cursor.held ?? nextOf(cursor.results);
      cursor.held = undefined;
      if (document === null) return { documents, id: 0n };
      if (document !== undefined) {
        bytes += document.length;
        if (documents.length > 0 && bytes > MAX_BATCH_BYTES) {
          cursor.held = document;
          break;
        }
        documents.push(document);
      } else await turn.pause(() => cursor.results.resume());
    }
    if (!keep) return { documents, id: 0n };
    cursor.usedAt = Date.now();
    this.open.set(cursor.id, cursor);
    return { documents, id: cursor.id };
  }
}

function nextOf(results: Results): Buffer | undefined | null {
  const next = results.documents.next();
  return next.done ? null : next.value;
}
