import type { LivePlace } from '#platform/live-cursor.js';
import type { Viewer } from '#platform/viewer.js';
import type { LiveOperation } from '../operation/index.js';
import type { Listener, Notice } from '../notice/index.js';

/** Where the notices of one subscription go. */
export interface SubscriptionSink {
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

/** What all subscriptions of a gateway work with. */
export interface LiveSubscriptionDeps {
  /** Notices that may wait. */
  readonly limit: number;
  readonly resolveGap: ResolveGap;
  /** Resolves when the timelines have all tweets up to a position, or when `isOver` says that nobody waits any more. */
  readonly timelinesReach: (position: number, isOver: () => boolean) => Promise<void>;
  /** Told of every notice that was sent, and whether it was sent as it happened or later, to somebody who missed it. */
  readonly onSent: (notice: Notice, isLive: boolean) => void;
  readonly onFailure: (error: unknown) => void;
  /** ms since 1970. */
  readonly now: () => number;
}

/** A notice that waits, the viewer's place among those whom it is for, and since when it waits. */
interface Waiting {
  notice: Notice;
  place: number;
  since: number;
}

/** A notice that has waited for longer, in ms, is looked at anew: its viewer may have been blocked, the tweet deleted. */
const FRESH_MS = 1_000;

const NOBODY_TOLD: ReadonlySet<string> = new Set();

/**
 * One open subscription: notices wait in a queue, are resolved and sent one after the other, so that their order holds.
 * When too many wait (a client that reads slowly, a subgraph that is slow) they are given up for one TimelineGap that counts
 * them: never more memory than `limit`, and never a silent drop.
 */
export class LiveSubscription implements Listener {
  /** Planned anew when another graph comes into use. */
  operation: LiveOperation;
  readonly viewer: Viewer;
  readonly #sink: SubscriptionSink;
  readonly #deps: LiveSubscriptionDeps;
  #queue: Waiting[] = [];
  #gap: { notice: Notice; missed: number } | null = null;
  /** The position up to which the client knows everything; and tweets that it knows although their events may come. */
  #seen = 0;
  #told = NOBODY_TOLD;
  /** Whether something is being resolved or sent; what comes then waits. */
  #working = true;
  #isAdvancing = false;
  /** When the client, for whom something had to wait, had last taken enough of it. */
  #caughtUpAt = 0;
  #closed = false;

  constructor(operation: LiveOperation, viewer: Viewer, sink: SubscriptionSink, deps: LiveSubscriptionDeps) {
    this.operation = operation;
    this.viewer = viewer;
    this.#sink = sink;
    this.#deps = deps;
  }

  /** How many notices wait, counting the one that is being resolved. */
  get waiting(): number {
    return this.#queue.length + (this.#gap ? 1 : 0) + (this.#working ? 1 : 0);
  }

  /** Takes a notice; at once, and whatever state the client is in. */
  offer(notice: Notice, place: number): void {
    if (this.#closed) return;
    // Most clients have taken what was before, and nothing waits.
    if (!this.#working) return this.#begin(notice, place);
    if (this.#gap || this.#queue.length >= this.#deps.limit) {
      const missed = (this.#gap?.missed ?? this.#queue.length) + 1;
      this.#queue = [];
      this.#gap = { notice, missed };
    } else this.#queue.push({ notice, place, since: this.#deps.now() });
  }

  /**
   * Begins: first what was missed, then what has been offered since. A notice of what the client knows from before is never
   * sent.
   */
  async start(
    { position, knownIds }: Pick<LivePlace, 'position' | 'knownIds'>,
    missed: AsyncIterable<Notice | Seam>,
  ): Promise<void> {
    this.#seen = position;
    if (knownIds.length > 0) this.#told = new Set(knownIds);
    for await (const notice of missed) {
      if (this.#closed) break;
      if ('seen' in notice) {
        // Also back, from a position that the stream never had or has lost: or nothing would ever be new again.
        this.#seen = notice.seen;
        this.#told = new Set(notice.tweetIds);
        if (notice.gapCursor !== null) await this.#sendGap(notice.seen, notice.gapCursor, null);
      } else {
        if (!this.#hasBeenTold(notice)) await this.#sendMissed(notice);
        this.#seen = notice.position;
      }
    }
    this.#goOn();
  }

  /** Sends a notice that was offered, unless there is nothing in it for this client. */
  take(notice: Notice, text: string | null): void {
    if (text !== null && !this.#closed) this.#send(notice, text, true);
    this.#seen = notice.position;
    this.#goOnWhen(this.#ready());
  }

  lose(notice: Notice, error: unknown): void {
    this.#seen = notice.position;
    this.#goOnWhen(this.#sendLoss(notice, error));
  }

  /** Ends it with an error. */
  fail(error: unknown): void {
    this.close();
    this.#sink.fail(error);
  }

  close(): void {
    this.#closed = true;
    this.#queue = [];
    this.#gap = null;
  }

  /** Asks a notice for its text, unless the client has it: from before, or because it was told what it had missed. */
  #begin(notice: Notice, place: number, isFresh = true): void {
    if (notice.position <= this.#seen || this.#hasBeenTold(notice)) return;
    this.#working = true;
    if (isFresh) notice.deliverTo(this, place);
    else notice.deliverAnewTo(this);
  }

  #isFresh({ since }: Waiting): boolean {
    return since > this.#caughtUpAt && this.#deps.now() - since < FRESH_MS;
  }

  #hasBeenTold({ change: { type, payload } }: Notice): boolean {
    if (this.#told.size === 0 || type !== 'tweet.posted' || !this.#told.has(payload.tweetId)) return false;
    this.#told = new Set([...this.#told].filter((id) => id !== payload.tweetId));
    return true;
  }

  /** Undefined when the client takes more at once. */
  #ready(): Promise<void> | undefined {
    return this.#sink.ready()?.then(() => void (this.#caughtUpAt = this.#deps.now()));
  }

  #goOnWhen(ready: Promise<void> | undefined): void {
    if (ready) void ready.then(() => this.#goOn());
    else this.#goOn();
  }

  /** Turns to what waits. What is there at once is sent in this loop and not by calls within calls. */
  #goOn(): void {
    this.#working = false;
    if (this.#isAdvancing) return;
    this.#isAdvancing = true;
    while (!this.#closed && !this.#working) {
      const gap = this.#gap;
      const next = this.#queue.shift();
      if (next) this.#begin(next.notice, next.place, this.#isFresh(next));
      else if (gap) {
        this.#gap = null;
        this.#working = true;
        this.#seen = Math.max(this.#seen, gap.notice.position);
        this.#goOnWhen(this.#sendGap(gap.notice.position, gap.notice.cursor, gap.missed));
      } else break;
    }
    this.#isAdvancing = false;
  }

  #send(notice: Notice, text: string, isLive: boolean): void {
    this.#sink.next(text, notice.cursor);
    this.#deps.onSent(notice, isLive);
  }

  async #sendMissed(notice: Notice): Promise<void> {
    let text: string | null;
    try {
      text = await notice.textFor(this, 0);
    } catch (error) {
      return this.#sendLoss(notice, error);
    }
    if (text === null || this.#closed) return;
    this.#send(notice, text, false);
    await this.#ready();
  }

  /** It may have been one for this viewer: they are told that there is something to look up. */
  #sendLoss(notice: Notice, error: unknown): Promise<void> {
    this.#deps.onFailure(error);
    return this.#sendGap(notice.position, notice.cursor, 1);
  }

  /** Says that everything up to a position is to be looked up: not before it is there to be found. */
  async #sendGap(position: number, cursor: string, missed: number | null): Promise<void> {
    await this.#deps.timelinesReach(position, () => this.#closed);
    if (this.#closed) return;
    const payload = await this.#deps.resolveGap(this.operation, cursor, missed).catch((error: unknown) => {
      // Not even that can be said: the client has to come back with the last cursor that it has.
      this.#deps.onFailure(error);
      if (!this.#closed) this.fail(error);
      return null;
    });
    if (payload === null || this.#closed) return;
    this.#sink.next(payload, cursor);
    await this.#ready();
  }
}
