import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { RookeryError } from '#platform/errors.js';
import type { Entry } from '../../rules/entry.js';
import type { TimelineSettings } from '../../rules/settings.js';
import { SingleFlight } from '#platform/single-flight.js';

/**
 * Bounds how many timelines are read from documents at once: when the cache is lost, all readers come here, and the
 * documents must stay fast for those who write. Who asks for the same shares one read, and no reader takes all places.
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

  /** OVERLOADED when too many wait already. `part` says which part of the reader's timeline is read. */
  run(readerId: string, part: string, read: () => Promise<Entry[]>): Promise<Entry[]> {
    return this.#flights.run(`${readerId} ${part}`, () => this.#ofReader(readerId, read));
  }

  async #ofReader(readerId: string, read: () => Promise<Entry[]>): Promise<Entry[]> {
    const underWay = this.#byReader.get(readerId) ?? 0;
    if (underWay >= this.#perReader) throw new RookeryError('OVERLOADED', { retryAfter: 1 });
    this.#byReader.set(readerId, underWay + 1);
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
