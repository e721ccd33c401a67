import { CommandError } from '../command-error.js';
import { CursorReply } from './cursor-reply.js';
import { TimeSlice, type CheckWanted } from './time-slice.js';

/** The results of a query, one after the other. */
export interface Results {
  readonly ns: string;
  /** The documents as BSON, valid until the next one is read. An undefined element marks a point to yield. */
  readonly documents: Iterator<Buffer | undefined>;
  /** Must be called after a yield. Throws when the collection or index was dropped. */
  resume(): void;
}

/** Idle cursors are closed after this time; in ms, MongoDB's default. */
export const IDLE_TIMEOUT_MS = 10 * 60 * 1000;

/** Maximum size of a batch in bytes. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

interface OpenCursor {
  readonly id: bigint;
  readonly results: Results;
  held: Buffer | undefined;
  usedAt: number;
  isKilled: boolean;
}

/** A request for a batch: at most `size` documents, and whether to keep the cursor open when there are more. */
interface BatchRequest {
  readonly size: number;
  readonly check: CheckWanted;
  readonly keep: boolean;
}

/**
 * The open cursors. A cursor holds positions in key ranges and no transaction, so an idle cursor costs little
 * memory.
 */
export class Cursors {
  private readonly idleTimeoutMs: number;
  private readonly open = new Map<bigint, OpenCursor>();
  /** Those of which a batch is being read. */
  private readonly reading = new Map<bigint, OpenCursor>();
  private lastId = BigInt(Date.now()) << 20n;

  constructor(idleTimeoutMs: number) {
    this.idleTimeoutMs = idleTimeoutMs;
  }

  get size(): number {
    return this.open.size;
  }

  /** Returns the first batch. With `keep` false the cursor is closed after it. */
  first(results: Results, size: number, check: CheckWanted, keep: boolean): Promise<Buffer> {
    const cursor: OpenCursor = {
      id: ++this.lastId,
      results,
      held: undefined,
      usedAt: Date.now(),
      isKilled: false,
    };
    return this.read(cursor, new CursorReply('firstBatch', size), { size, check, keep });
  }

  /** Returns the next batch of an open cursor. Throws CursorNotFound. */
  async next(id: bigint, ns: string, size: number, check: CheckWanted): Promise<Buffer> {
    const cursor = this.open.get(id);
    if (cursor === undefined || cursor.results.ns !== ns) {
      throw new CommandError('CursorNotFound', `cursor id ${id} not found`);
    }
    this.open.delete(id);
    cursor.results.resume();
    return this.read(cursor, new CursorReply('nextBatch', size), { size, check, keep: true });
  }

  /** Closes a cursor and ends the read of its next batch; false when it does not exist. */
  kill(id: bigint, ns: string): boolean {
    const cursor = this.open.get(id) ?? this.reading.get(id);
    if (cursor?.results.ns !== ns) return false;
    cursor.isKilled = true;
    this.open.delete(id);
    return true;
  }

  /** Closes cursors that were idle for too long. */
  expire(now: number): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > this.idleTimeoutMs) this.open.delete(id);
  }

  private async read(cursor: OpenCursor, reply: CursorReply, request: BatchRequest): Promise<Buffer> {
    this.reading.set(cursor.id, cursor);
    try {
      return await this.fill(cursor, reply, request);
    } finally {
      this.reading.delete(cursor.id);
    }
  }

  private async fill(
    cursor: OpenCursor,
    reply: CursorReply,
    { size, check, keep }: BatchRequest,
  ): Promise<Buffer> {
    const { results } = cursor;
    const turn = new TimeSlice(() => {
      if (cursor.isKilled) throw new CommandError('CursorKilled', 'operation was killed');
      check();
    });
    let bytes = 0;
    while (reply.count < size) {
      const document = cursor.held ?? nextOf(results);
      cursor.held = undefined;
      if (document === null) return reply.finish(results.ns, 0n);
      if (document !== undefined) {
        bytes += document.length;
        if (reply.count > 0 && bytes > MAX_BATCH_BYTES) {
          cursor.held = Buffer.from(document);
          break;
        }
        reply.add(document);
      } else await turn.pause(() => results.resume());
    }
    if (!keep) return reply.finish(results.ns, 0n);
    cursor.usedAt = Date.now();
    this.open.set(cursor.id, cursor);
    return reply.finish(results.ns, cursor.id);
  }
}

function nextOf(results: Results): Buffer | undefined | null {
  const next = results.documents.next();
  return next.done ? null : next.value;
}
