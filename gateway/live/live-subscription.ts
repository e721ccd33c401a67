import type { Viewer } from '#platform/viewer.js';
import type { LiveOperation } from './live-operation.js';
import type { Notice } from './notice.js';

/** Where the notices of one subscription go. */
export interface Sink {
  /** Sends the payload of one notice; `cursor` is where a client that has it goes on. */
  next(payload: string, cursor: string): void;
  /** Resolves when the client has taken enough of what was sent that more may follow; at once for most. */
  ready(): Promise<void> | undefined;
  /** Ends the subscription, by no wish of its client: says why, and nothing after that. */
  fail(error: unknown): void;
}

/** How a subscription tells of events that it could not keep. */
export type ResolveGap = (
  operation: LiveOperation,
  cursor: string,
  missed: number | null,
) => Promise<string | null>;

/** From where on everything is new again, once what was missed has been told as well as it could be. */
export interface Seam {
  /** The position up to which the client knows everything. */
  seen: number;
  /** Where a client goes on that is told of a gap; null when there is none. */
  gapCursor: string | null;
  /** Tweets that were told although their events may still come. */
  tweetIds: readonly string[];
}

export interface LiveSubscriptionOptions {
  operation: LiveOperation;
  viewer: Viewer;
  sink: Sink;
  /** Notices that may wait. */
  limit: number;
  resolveGap: ResolveGap;
  /** Told of every notice that was sent, and whether it was sent as it happened or later, to somebody who missed it. */
  onSent: (notice: Notice, isLive: boolean) => void;
  onFailure: (error: unknown) => void;
}

/**
 * One open subscription: notices wait in a queue, are resolved and sent one after the other, so that their order holds.
 * When too many wait (a client that reads slowly, a room that is slow) they are given up for one TimelineGap that counts
 * them: never more memory than `limit`, and never a silent drop.
 */
export class LiveSubscription {
  /** Planned anew when another graph comes into use. */
  operation: LiveOperation;
  readonly viewer: Viewer;
  readonly #options: LiveSubscriptionOptions;
  #queue: Notice[] = [];
  #gap: { notice: Notice; missed: number } | null = null;
  /** The position up to which the client knows everything; and tweets that it knows although their events may come. */
  #seen = 0;
  #told = new Set<string>();
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
      this.#gap = { notice, missed };
    } else {
      this.#queue.push(notice);
    }
    if (!this.#working) void this.#work();
  }

  /**
   * Begins: first what was missed, then what has been offered since. `seen` is the position up to which the client knows
   * everything; a notice that is not behind it is never sent.
   */
  async start(seen: number, missed: AsyncIterable<Notice | Seam>): Promise<void> {
    this.#seen = seen;
    for await (const notice of missed) {
      if (this.#closed) break;
      if ('seen' in notice) {
        // Also back, from a position that the stream never had or has lost: or nothing would ever be new again.
        this.#seen = notice.seen;
        this.#told = new Set(notice.tweetIds);
        if (notice.gapCursor !== null) await this.#sendGap(notice.gapCursor, null);
      } else {
        await this.#send(notice, false);
        this.#seen = notice.position;
      }
    }
    await this.#work();
  }

  /** Ends it with an error. */
  fail(error: unknown): void {
    this.close();
    this.#options.sink.fail(error);
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
      if (notice) await this.#sendLive(notice);
      else if (gap) {
        this.#gap = null;
        this.#seen = Math.max(this.#seen, gap.notice.position);
        await this.#sendGap(gap.notice.cursor, gap.missed);
      } else break;
    }
    this.#working = false;
  }

  /** Sends what has just happened, unless the client has it: from before, or because it was told what it had missed. */
  async #sendLive(notice: Notice): Promise<void> {
    if (notice.position <= this.#seen) return;
    const { type, payload } = notice.news;
    if (type === 'tweet.posted' && this.#told.delete(payload.tweetId)) return;
    await this.#send(notice, true);
    this.#seen = notice.position;
  }

  async #send(notice: Notice, isLive: boolean): Promise<void> {
    let payload: string | null;
    try {
      payload = await notice.payloadFor(this.operation, this.viewer);
    } catch (error) {
      // It may have been one for this viewer: they are told that there is something to look up.
      this.#options.onFailure(error);
      return this.#sendGap(notice.cursor, 1);
    }
    if (payload === null || this.#closed) return;
    this.#options.sink.next(payload, notice.cursor);
    this.#options.onSent(notice, isLive);
    await this.#options.sink.ready();
  }

  async #sendGap(cursor: string, missed: number | null): Promise<void> {
    if (this.#closed) return;
    const payload = await this.#options.resolveGap(this.operation, cursor, missed).catch((error: unknown) => {
      // Not even that can be said: the client has to come back with the last cursor that it has.
      this.#options.onFailure(error);
      if (!this.#closed) this.fail(error);
      return null;
    });
    if (payload === null || this.#closed) return;
    this.#options.sink.next(payload, cursor);
    await this.#options.sink.ready();
  }
}
