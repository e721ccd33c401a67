import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { CancellationSource, throwIfCancelled, type Cancellation } from '#platform/cancellation.js';
import { RookeryError } from '#platform/errors.js';
import type { Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { SingleFlight, type AbortableWork } from '#platform/single-flight.js';

/** A read of a reader's timeline, and whether the reader waits. */
export interface WantedRead {
  readerId: string;
  /** What is read of the timeline. */
  part: string;
  signal: Cancellation | undefined;
}

/**
 * Limits the timelines that are read from documents at the same time. When the cache is lost, every reader needs such a
 * read, and the documents must stay fast for writes. Equal reads are shared, and each reader has a limit of its own.
 */
export class DocumentReads {
  readonly #bulkhead: BulkheadPolicy;
  readonly #perReader: number;
  readonly #flights = new SingleFlight<Entry[]>();
  readonly #byReader = new Map<string, number>();

  constructor({ documentReads, documentReadsWaiting, documentReadsPerReader }: TimelineSettings) {
    this.#bulkhead = bulkhead(documentReads, documentReadsWaiting);
    this.#perReader = documentReadsPerReader;
  }

  /**
   * Reads `part` of a reader's timeline. OVERLOADED when too many reads are waiting, TIMEOUT when `signal` aborts. The signal
   * of `read` aborts when all requests that share the read have left.
   */
  async run(
    { readerId, part, signal = new CancellationSource() }: WantedRead,
    read: (signal: Cancellation) => Promise<Entry[]>,
  ): Promise<Entry[]> {
    try {
      const identity = { key: `${readerId} ${part}`, details: [] };
      return await this.#flights.runAbortable(identity, signal, () => this.#begin(readerId, read), ignore);
    } catch (error) {
      throwIfCancelled(signal);
      throw error;
    }
  }

  #begin(readerId: string, read: (signal: Cancellation) => Promise<Entry[]>): AbortableWork<Entry[]> {
    const leaving = new CancellationSource();
    const promise = this.#runLimited(readerId, async () => {
      // All may have left while the read waited for its turn.
      throwIfCancelled(leaving);
      return read(leaving);
    });
    return { promise, abort: (reason) => leaving.abort(reason) };
  }

  async #runLimited(readerId: string, read: () => Promise<Entry[]>): Promise<Entry[]> {
    const running = this.#byReader.get(readerId) ?? 0;
    if (running >= this.#perReader) throw new RookeryError('OVERLOADED', { retryAfter: 1 });
    this.#byReader.set(readerId, running + 1);
    try {
      return await this.#bulkhead.execute(read);
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new RookeryError('OVERLOADED', { retryAfter: 1 });
      throw error;
    } finally {
      const left = (this.#byReader.get(readerId) ?? 1) - 1;
      if (left > 0) this.#byReader.set(readerId, left);
      else this.#byReader.delete(readerId);
    }
  }
}

function ignore(): void {}
