import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { Federation } from '../federation/index.js';
import { RejectedDocument, type ReadDocument } from './document-reader.js';
import { KnownDocument } from './known-document.js';

/** Bounds of what is remembered: entries, and characters of their texts, of which a parsed document takes a hundredfold. */
const KNOWN = { max: 1_000, maxSize: 1_000_000 };
/** Few clients send the same nonsense twice, but those that do, do so in a loop. */
const REJECTED = { max: 500, maxSize: 500_000 };

/**
 * The documents of one graph by their text. A document is read the first time that somebody sends it; clients send the
 * same few hundred again and again, and those are only looked up.
 */
export class KnownDocuments {
  readonly #federation: Federation;
  readonly #read: ReadDocument;
  readonly #known = new LRUCache<string, KnownDocument>({ ...KNOWN, sizeCalculation: sizeOf });
  readonly #rejected = new LRUCache<string, RejectedDocument>({ ...REJECTED, sizeCalculation: sizeOf });

  constructor(federation: Federation, read: ReadDocument) {
    this.#federation = federation;
    this.#read = read;
  }

  /** The document of a text, if somebody has sent it before; throws RejectedDocument if it was no good then. */
  get(text: string): KnownDocument | undefined {
    const known = this.#known.get(text);
    if (known) return known;
    const rejected = this.#rejected.get(text);
    if (rejected) throw rejected;
    return undefined;
  }

  /** Reads a text and remembers what came of it; rejects with RejectedDocument. `requestId` is for the log. */
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
   * Reads and plans what is known of another graph, the most used last, in the pauses of other work. What is no longer
   * valid here is not taken over.
   */
  async learnFrom(others: KnownDocuments): Promise<void> {
    for (const other of [...others.#known.rvalues()].filter((each) => each !== undefined)) {
      try {
        const known = await this.read(other.text);
        await setImmediate();
        known.prepareAs(other);
      } catch {
        // Whoever sends it next is told why.
      }
      await setImmediate();
    }
  }
}

function sizeOf(_: unknown, text: string): number {
  return Math.max(1, text.length);
}
