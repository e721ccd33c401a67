import type { LivePlace } from '#platform/live-cursor.js';
import type { Viewer } from '#platform/viewer.js';
import type { LiveOperation } from '../operation/index.js';
import { Outage, type Listener, type Notice, type NoticeMessage } from '../notice/index.js';
import type { SubscriptionSink } from './subscription-sink.js';

/** Why a client is sent a gap: its cursor is too old, it reads too slowly, what it sees has changed, something is away. */
export type GapReason = 'too old' | 'too slow' | 'changed' | 'unavailable';

/** A gap that takes the place of events. A client that has the gap resumes after the cursor. */
export interface Gap {
  readonly position: number;
  readonly cursor: string;
  /** The number of events; null when it is not known. */
  readonly missed: number | null;
  readonly reason: GapReason;
}

/** Resolves the payload of a gap; to null when it has none. */
export type ResolveGap = (operation: LiveOperation, gap: Gap) => Promise<string | null>;

/** Where a client stands once the events that it missed were sent as far as possible. */
export interface CatchUpEnd {
  /** The client has everything up to this position. */
  readonly position: number;
  /** The cursor of the gap to send; null when no event is missing. */
  readonly gapCursor: string | null;
  /** Ids of events that the client has although they may come after `position`. */
  readonly knownIds: readonly string[];
}

/** What the subscriptions of one source share. */
export interface LiveSubscriptionDeps {
  /** Notices that may wait. */
  readonly limit: number;
  readonly resolveGap: ResolveGap;
  /** Resolves when clients can query everything up to a position, or when `isOver` returns true. */
  readonly queryable: (position: number, isOver: () => boolean) => Promise<void>;
  /** Called for every notice that was sent; `isLive` is false for one that the client had missed. */
  readonly onSent: (notice: Notice, isLive: boolean) => void;
  readonly onFailure: (error: unknown) => void;
  /** ms since 1970. */
  readonly now: () => number;
}

/** A notice that waits, the viewer's index among those of the notice, and since when it waits in ms. */
interface Waiting {
  readonly notice: Notice;
  readonly viewerIndex: number;
  readonly since: number;
}

/** A notice that has waited for longer, in ms, is checked and resolved again: the viewer may have lost access since. */
const FRESH_MS = 1_000;

const NO_IDS: ReadonlySet<string> = new Set();

/**
 * One open subscription. Its notices wait in a queue and are resolved and sent one after the other, so their order holds. When
 * too many wait (a slow client, a slow subgraph), one gap that counts them replaces them: memory is bounded by `limit`, and no
 * event is dropped silently.
 */
export class LiveSubscription implements Listener {
  /** Replaced when another supergraph comes into use. */
  operation: LiveOperation;
  readonly viewer: Viewer;
  readonly #sink: SubscriptionSink;
  readonly #deps: LiveSubscriptionDeps;
  #queue: Waiting[] = [];
  #gap: { notice: Notice; missed: number } | null = null;
  /** The client has every event up to this position. */
  #position = 0;
  #knownIds = NO_IDS;
  /** Whether something is being resolved or sent; later notices wait. */
  #isBusy = true;
  #isAdvancing = false;
  /** When a client that notices had waited for was last ready for more, in ms since 1970. */
  #readyAt = 0;
  #isClosed = false;

  constructor(operation: LiveOperation, viewer: Viewer, sink: SubscriptionSink, deps: LiveSubscriptionDeps) {
    this.operation = operation;
    this.viewer = viewer;
    this.#sink = sink;
    this.#deps = deps;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The number of notices that wait, with the one that is being resolved. */
  get waiting(): number {
    return this.#queue.length + (this.#gap ? 1 : 0) + (this.#isBusy ? 1 : 0);
  }

  get #waitingEvents(): number {
    return this.#queue.filter(({ notice }) => !notice.isSignal).length;
  }

  /** Takes a notice, in whatever state the client is. Returns at once. */
  offer(notice: Notice, viewerIndex: number): void {
    if (this.#isClosed) return;
    // The usual case: the client is ready and nothing waits.
    if (!this.#isBusy) return this.#request(notice, viewerIndex);
    if (this.#gap || this.#queue.length >= this.#deps.limit) {
      if (notice.isSignal) return;
      const missed = (this.#gap?.missed ?? this.#waitingEvents) + 1;
      this.#queue = [];
      this.#gap = { notice, missed };
    } else this.#queue.push({ notice, viewerIndex, since: this.#deps.now() });
  }

  /** Sends what the client missed after a place, then what was offered since. Never sends what the client has. */
  async start(
    { position, knownIds }: Pick<LivePlace, 'position' | 'knownIds'>,
    missed: AsyncIterable<Notice | CatchUpEnd>,
  ): Promise<void> {
    this.#position = position;
    if (knownIds.length > 0) this.#knownIds = new Set(knownIds);
    /** Takes the place of a missed event that could not be resolved, and of all that come after it. */
    let lost: Gap | null = null;
    for await (const item of missed) {
      if (this.#isClosed) break;
      // May move backwards, from a position that the stream has lost or never had: otherwise nothing would be new again.
      this.#position = item.position;
      if ('gapCursor' in item) {
        this.#knownIds = new Set(item.knownIds);
        if (item.gapCursor === null) continue;
        lost = { position: item.position, cursor: item.gapCursor, missed: null, reason: 'too old' };
      } else if (!this.#isKnown(item)) {
        lost = lost ? gapAt(item, (lost.missed ?? 0) + 1, lost.reason) : await this.#sendMissed(item);
      }
    }
    if (lost) await this.#sendGap(lost);
    this.#advance();
  }

  /** Receives the payload of a notice; null when there is nothing for this client. */
  deliver(notice: Notice, payload: string | null): void {
    if (payload !== null && !this.#isClosed) this.#send(notice, payload, true);
    this.#position = Math.max(this.#position, notice.position);
    this.#advanceAfter(this.#ready());
  }

  /** Receives the messages of an event that another one follows for this client. */
  deliverMessages(notice: Notice, messages: readonly NoticeMessage[]): void {
    if (!this.#isClosed) this.#sendAll(notice, messages, true);
    this.#position = notice.position;
    this.#advanceAfter(this.#ready());
  }

  /** The event says that the client must query again. */
  deliverGap(notice: Notice): void {
    this.#position = notice.position;
    this.#advanceAfter(this.#sendGap(gapAt(notice, 0, 'changed')));
  }

  deliverFailure(notice: Notice, error: unknown): void {
    if (notice.isSignal) {
      if (!(error instanceof Outage)) this.#deps.onFailure(error);
      return this.#advance();
    }
    this.#position = notice.position;
    const gap = this.#gapFor(notice, error);
    this.#position = Math.max(this.#position, gap.position);
    this.#advanceAfter(this.#sendGap(gap));
  }

  /** Ends it with an error. */
  fail(error: unknown): void {
    this.close();
    this.#sink.fail(error);
  }

  close(): void {
    this.#isClosed = true;
    this.#queue = [];
    this.#gap = null;
  }

  /** Requests the payload of a notice, unless the client has the event. */
  #request(notice: Notice, viewerIndex: number, isFresh = true): void {
    if (!notice.isSignal && (notice.position <= this.#position || this.#isKnown(notice))) return;
    this.#isBusy = true;
    if (isFresh) notice.deliverTo(this, viewerIndex);
    else notice.deliverRefreshedTo(this);
  }

  /** A signal that had to wait is no longer true. */
  #requestWaiting(waiting: Waiting): void {
    const isFresh = this.#isFresh(waiting);
    if (isFresh || !waiting.notice.isSignal) this.#request(waiting.notice, waiting.viewerIndex, isFresh);
  }

  #isFresh({ since }: Waiting): boolean {
    return since > this.#readyAt && this.#deps.now() - since < FRESH_MS;
  }

  /** An id is known once: the next event of the same id is new. */
  #isKnown({ id }: Notice): boolean {
    if (this.#knownIds.size === 0 || id === null || !this.#knownIds.has(id)) return false;
    this.#knownIds = new Set([...this.#knownIds].filter((known) => known !== id));
    return true;
  }

  /** Undefined when the client takes more at once. */
  #ready(): Promise<void> | undefined {
    return this.#sink.ready()?.then(() => void (this.#readyAt = this.#deps.now()));
  }

  #advanceAfter(ready: Promise<void> | undefined): void {
    if (ready) void ready.then(() => this.#advance());
    else this.#advance();
  }

  /** Handles what waits. A payload that is there at once is sent in this loop, not by recursion. */
  #advance(): void {
    this.#isBusy = false;
    if (this.#isAdvancing) return;
    this.#isAdvancing = true;
    while (!this.#isClosed && !this.#isBusy) {
      const gap = this.#gap;
      const next = this.#queue.shift();
      if (next) this.#requestWaiting(next);
      else if (gap) {
        this.#gap = null;
        this.#isBusy = true;
        this.#position = Math.max(this.#position, gap.notice.position);
        this.#advanceAfter(this.#sendGap(gapAt(gap.notice, gap.missed, 'too slow')));
      } else break;
    }
    this.#isAdvancing = false;
  }

  #send(notice: Notice, payload: string, isLive: boolean): void {
    this.#sink.next(payload, notice.isSignal ? null : notice.cursor);
    this.#deps.onSent(notice, isLive);
  }

  #sendAll(notice: Notice, messages: readonly NoticeMessage[], isLive: boolean): void {
    for (const { payload, cursor } of messages) this.#sink.next(payload, cursor);
    if (messages.length > 0) this.#deps.onSent(notice, isLive);
  }

  /** Resolves to the gap that takes the place of the event and those after it, when something that it needs is away. */
  async #sendMissed(notice: Notice): Promise<Gap | null> {
    let messages: readonly NoticeMessage[] | 'gap';
    try {
      messages = await notice.messagesFor(this, 0);
    } catch (error) {
      // What has been offered since comes after all that was missed, and waits on.
      if (error instanceof Outage) return gapAt(notice, 1, 'unavailable');
      await this.#sendGap(this.#gapFor(notice, error));
      return null;
    }
    if (messages === 'gap') await this.#sendGap(gapAt(notice, 0, 'changed'));
    else if (messages.length > 0 && !this.#isClosed) {
      this.#sendAll(notice, messages, false);
      await this.#ready();
    }
    return null;
  }

  /**
   * The event may have been for this viewer: a gap tells the client to query. When something is away, the gap takes the place of
   * all that waits, too: otherwise each of these would wait as long as the first, and be told as late.
   */
  #gapFor(notice: Notice, error: unknown): Gap {
    if (!(error instanceof Outage)) {
      this.#deps.onFailure(error);
      return gapAt(notice, 1, 'unavailable');
    }
    const last = this.#gap?.notice ?? this.#queue.at(-1)?.notice ?? notice;
    const missed = 1 + (this.#gap?.missed ?? this.#waitingEvents);
    this.#queue = [];
    this.#gap = null;
    return gapAt(last, missed, 'unavailable');
  }

  /** Tells the client to query, once a query finds everything up to the position. */
  async #sendGap(gap: Gap): Promise<void> {
    await this.#deps.queryable(gap.position, () => this.#isClosed);
    if (this.#isClosed) return;
    const payload = await this.#deps.resolveGap(this.operation, gap).catch((error: unknown) => {
      // Without the gap the client has to come back with the last cursor that it has.
      this.#deps.onFailure(error);
      if (!this.#isClosed) this.fail(error);
      return null;
    });
    if (payload === null || this.#isClosed) return;
    this.#sink.next(payload, gap.cursor);
    await this.#ready();
  }
}

function gapAt({ position, cursor }: Notice, missed: number | null, reason: GapReason): Gap {
  return { position, cursor, missed, reason };
}
