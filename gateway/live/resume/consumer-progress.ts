import { setTimeout } from 'node:timers/promises';
import type { Bus, Position } from '#platform/bus/index.js';
import type { Log } from '#platform/log.js';

/** ms between two reads of the progress of a consumer that is behind. */
const POLL_MS = 100;

export interface ConsumerProgressOptions {
  bus: Pick<Bus, 'handledUpTo'>;
  stream: string;
  durable: string;
  /** The position of the newest event. */
  head: Position;
  log: Log;
}

/**
 * How far a durable consumer has handled its stream. An event is on the stream at once and in the consumer's documents a little
 * later: a client that starts to listen or queries in between would find it in neither.
 */
export class ConsumerProgress implements Disposable {
  readonly #options: ConsumerProgressOptions;
  #reached: Position;
  #head: Position;
  #polling: Promise<void> | null = null;
  #closed = false;

  private constructor(options: ConsumerProgressOptions, reached: Position) {
    this.#options = options;
    this.#head = options.head;
    this.#reached = reached;
  }

  static async read(options: ConsumerProgressOptions): Promise<ConsumerProgress> {
    const { bus, stream, durable } = options;
    const progress = new ConsumerProgress(options, await bus.handledUpTo(stream, durable));
    progress.#follow();
    return progress;
  }

  /** The consumer has handled every event up to here. Read a moment ago, so never ahead of the consumer. */
  get position(): Position {
    return Math.min(this.#reached, this.#head);
  }

  get isBehind(): boolean {
    return this.#reached < this.#head;
  }

  /** Takes note of a new event. */
  advance(head: Position): void {
    this.#head = head;
    this.#follow();
  }

  /** Resolves when the consumer has handled every event up to a position, or when `isOver` returns true. */
  async reach(position: Position, isOver: () => boolean): Promise<void> {
    while (this.#polling && this.#reached < position && !isOver()) await this.#polling;
  }

  [Symbol.dispose](): void {
    this.#closed = true;
  }

  #follow(): void {
    if (!this.isBehind || this.#closed) return;
    this.#polling ??= this.#poll().finally(() => {
      this.#polling = null;
      this.#follow();
    });
  }

  async #poll(): Promise<void> {
    const { bus, stream, durable, log } = this.#options;
    try {
      this.#reached = await bus.handledUpTo(stream, durable);
    } catch (error) {
      // The last known progress still holds: it is only further back.
      log.debug({ err: error, stream, durable }, 'the progress of the consumer could not be read');
    }
    if (this.isBehind) await setTimeout(POLL_MS, undefined, { ref: false });
  }
}
