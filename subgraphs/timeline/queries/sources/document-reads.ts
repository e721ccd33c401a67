import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { RookeryError } from '#platform/errors.js';
import type { Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { SingleFlight } from '#platform/single-flight.js';

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

  /** Reads `part` of a reader's timeline. OVERLOADED when too many reads are waiting. */
  run(readerId: string, part: string, read: () => Promise<Entry[]>): Promise<Entry[]> {
    return this.#flights.run(`${readerId} ${part}`, () => this.#runLimited(readerId, read));
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
