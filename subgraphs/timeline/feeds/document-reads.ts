import { bulkhead, BulkheadRejectedError, type BulkheadPolicy } from 'cockatiel';
import { RookeryError } from '#platform/errors.js';
import type { TimelineSettings } from '../settings.js';

/**
 * Bounds how many timelines are read from documents at once: when the cache is lost, all readers come here, and the
 * documents must stay fast for those who write.
 */
export class DocumentReads {
  readonly #bulkhead: BulkheadPolicy;

  constructor({ documentReads, documentReadsWaiting }: TimelineSettings) {
    this.#bulkhead = bulkhead(documentReads, documentReadsWaiting);
  }

  /** OVERLOADED when too many wait already. */
  async run<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await this.#bulkhead.execute(read);
    } catch (error) {
      if (error instanceof BulkheadRejectedError) throw new RookeryError('OVERLOADED', { retryAfter: 1 });
      throw error;
    }
  }
}
