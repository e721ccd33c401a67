import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Federation } from '../federation/index.js';
import { RejectedDocument, type ReadDocument } from './document-reader.js';
import { KnownDocument } from './known-document.js';

/** The bounds of the valid documents: entries and characters. A parsed document takes about 100 times its text. */
const KNOWN = { max: 1_000, maxSize: 1_000_000 };
/** The bounds of the rejected texts, which clients with a bug send in a loop. */
const REJECTED = { max: 500, maxSize: 500_000 };

/** The documents of one supergraph, by text. A document is parsed, validated and planned once, not for each request. */
export class KnownDocuments {
  readonly #federation: Federation;
  readonly #read: ReadDocument;
  readonly #known = new LRUCache<string, KnownDocument>({ ...KNOWN, sizeCalculation: sizeOf });
  readonly #rejected = new LRUCache<string, RejectedDocument>({ ...REJECTED, sizeCalculation: sizeOf });

  constructor(federation: Federation, read: ReadDocument) {
    this.#federation = federation;
    this.#read = read;
  }

  /** The document of a text that was read before, else undefined. Throws RejectedDocument when it was rejected. */
  get(text: string): KnownDocument | undefined {
    const known = this.#known.get(text);
    if (known) return known;
    const rejected = this.#rejected.get(text);
    if (rejected) throw rejected;
    return undefined;
  }

  /** Reads a text and caches the outcome. Rejects with RejectedDocument. `requestId` is for the log. */
  async read(text: string, requestId?: string): Promise<KnownDocument> {
    try {
      const known = new KnownDocument(text, await this.#read(text, requestId), this.#federation);
      this.#known.set(text, known);
      return known;
    } catch (error) {
      if (error instanceof RejectedDocument) this.#rejected.set(text, error);
      throw error;
    }
  }

  /**
   * Reads and plans the documents of another supergraph, the most recently used last, and yields to other work in between.
   * Documents that are not valid here are left out.
   */
  async warmUpFrom(others: KnownDocuments): Promise<void> {
    for (const other of [...others.#known.rvalues()].filter((each) => each !== undefined)) {
      try {
        const known = await this.read(other.text);
        await setImmediate();
        known.prepareAs(other);
      } catch {
        // The next client to send it gets the reason.
      }
      await setImmediate();
    }
  }
}

function sizeOf(_: unknown, text: string): number {
  return Math.max(1, text.length);
}
