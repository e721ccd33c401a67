import type { Viewer } from '#platform/viewer.js';
import type { LiveOperation } from './live-operation.js';
import type { Notice } from './notice.js';

/** Where the notices of one subscription go. */
export interface Sink {
  /** Sends the payload of one notice; `cursor` is where a client that has it goes on. */
  next(payload: string, cursor: string): void;
  /** Resolves when the client has taken enough of what was sent that more may follow; at once for most. */
  ready(): Promise<void> | undefined;
}

/** How a subscription tells of events that it could not keep. */
export type ResolveGap = (position: number, missed: number | null) => Promise<string | null>;

export interface LiveSubscriptionOptions {
  operation: LiveOperation;
  viewer: Viewer;
  sink: Sink;
  /** Notices that may wait. */
  limit: number;
  resolveGap: ResolveGap;
  cursorAt: (position: number) => string;
  /** Told of every notice that was sent. */
  onSent: (notice: Notice) => void;
  onFailure: (error: unknown) => void;
}

/**
 * One open subscription: notices wait in a queue, are resolved and sent one after the other, so that their order holds.
 * When too many wait (a client that reads slowly, a room that is slow) they are given up for one TimelineGap that counts
 * them: never more memory than `limit`, and never a silent drop.
 */
export class LiveSubscription {
  readonly operation: LiveOperation;
  readonly viewer: Viewer;
  readonly #options: LiveSubscriptionOptions;
  #queue: Notice[] = [];
  #gap: { position: number; missed: number } | null = null;
  /** The position up to which the client knows everything. */
  #seen = 0;
  #working = true;
  #closed = false;

  constructor(options: LiveSubscriptionOptions) {
    this.operation = options.operation;
    this.viewer = options.viewer;
    this.#options = options;
  }

  /** How many notices wait, counting the one that is being resolved. */
  get waiting(): number {
    return this.#queue.length + (this.#gap ? 1 : 0) + (this.#working ? 1 : 0);
  }

  /** Takes a notice; at once, and whatever state the client is in. */
  offer(notice: Notice): void {
    if (this.#closed) return;
    if (this.#gap || this.#queue.length >= this.#options.limit) {
      const missed = (this.#gap?.missed ?? this.#queue.length) + 1;
      this.#queue = [];
      this.#gap = { position: notice.position, missed };
    } else {
      this.#queue.push(notice);
    }
    if (!this.#working) void this.#work();
  }

  /**
   * Begins: first what was missed, then what has been offered since. `seen` is the position up to which the client knows
   * everything; a notice that is not behind it is never sent.
   */
  async start(seen: number, missed: AsyncIterable<Notice | { gapUntil: number }>): Promise<void> {
    this.#seen = seen;
    for await (const notice of missed) {
      if (this.#closed) break;
      if ('gapUntil' in notice) {
        // Also back, from a position that the stream never had or has lost: or nothing would ever be new again.
        this.#seen = notice.gapUntil;
        await this.#sendGap(notice.gapUntil, null);
      } else await this.#send(notice);
    }
    await this.#work();
  }

  close(): void {
    this.#closed = true;
    this.#queue = [];
    this.#gap = null;
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (!this.#closed) {
      const gap = this.#gap;
      const notice = this.#queue.shift();
      if (notice) await this.#send(notice);
      else if (gap) {
        this.#gap = null;
        await this.#sendGap(gap.position, gap.missed);
      } else break;
    }
    this.#working = false;
  }

  async #send(notice: Notice): Promise<void> {
    if (notice.position <= this.#seen) return;
    const payload = await this.#orNull(() => notice.payloadFor(this.operation, this.viewer));
    this.#seen = notice.position;
    if (payload === null || this.#closed) return;
    this.#options.sink.next(payload, notice.cursor);
    this.#options.onSent(notice);
    await this.#options.sink.ready();
  }

  async #sendGap(position: number, missed: number | null): Promise<void> {
    const { resolveGap, cursorAt, sink } = this.#options;
    const payload = await this.#orNull(() => resolveGap(position, missed));
    this.#seen = Math.max(this.#seen, position);
    if (payload === null || this.#closed) return;
    sink.next(payload, cursorAt(position));
    await sink.ready();
  }

  async #orNull(resolve: () => Promise<string | null>): Promise<string | null> {
    try {
      return await resolve();
    } catch (error) {
      this.#options.onFailure(error);
      return null;
    }
  }
}
