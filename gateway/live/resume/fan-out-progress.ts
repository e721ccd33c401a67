import { setTimeout } from 'node:timers/promises';
import type { Bus, Position } from '#platform/bus/index.js';
import { FAN_OUT } from '#social/fan-out.js';
import type { Log } from '#platform/log.js';

/** ms until a fan-out that is behind is looked at again. */
const LOOK_MS = 100;

/**
 * How far the timelines follow the stream. A tweet is in the stream at once and in the timelines a little later: who begins
 * to listen in between, or is told to fetch the timeline, would find it in neither.
 */
export class FanOutProgress implements Disposable {
  readonly #bus: Pick<Bus, 'handledUpTo'>;
  readonly #log: Log;
  #reached: Position;
  #head: Position;
  #looking: Promise<void> | null = null;
  #closed = false;

  private constructor(bus: Pick<Bus, 'handledUpTo'>, log: Log, reached: Position, head: Position) {
    this.#bus = bus;
    this.#log = log;
    this.#reached = reached;
    this.#head = head;
  }

  /** `head` is the position of the newest event. */
  static async read(bus: Pick<Bus, 'handledUpTo'>, log: Log, head: Position): Promise<FanOutProgress> {
    const progress = new FanOutProgress(bus, log, await bus.handledUpTo('TWEETS', FAN_OUT), head);
    progress.#follow();
    return progress;
  }

  /** Every tweet up to here is in the timelines. As it was known a moment ago: never ahead of them. */
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

  /** Resolves when every tweet up to a position is in the timelines, or when nobody waits for that any more. */
  async reach(position: Position, isOver: () => boolean): Promise<void> {
    while (this.#looking && this.#reached < position && !isOver()) await this.#looking;
  }

  [Symbol.dispose](): void {
    this.#closed = true;
  }

  #follow(): void {
    if (!this.isBehind || this.#closed) return;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null;
      this.#follow();
    });
  }

  async #look(): Promise<void> {
    try {
      this.#reached = await this.#bus.handledUpTo('TWEETS', FAN_OUT);
    } catch (error) {
      // What was known still holds: it is only further back.
      this.#log.debug({ err: error }, 'how far the timelines are is not known');
    }
    if (this.isBehind) await setTimeout(LOOK_MS, undefined, { ref: false });
  }
}
