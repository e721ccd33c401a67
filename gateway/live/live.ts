import type { AnyEvent } from '#schema/events.js';
import type { Bus, Position } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { RookeryError } from '#platform/errors.js';
import { packLiveCursor, unpackLiveCursor, type LivePlace } from '#platform/live-cursor.js';
import type { Log } from '#platform/log.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { Graph } from '#social/read-models/graph.js';
import { firstIdAt } from '#platform/snowflake.js';
import { span } from '#platform/tracing/index.js';
import type { Viewer } from '#platform/viewer.js';
import type { Limits } from '../limits.js';
import type { Federation, Supergraphs } from '../federation/index.js';
import type { Metrics } from '../metrics.js';
import type { AdmittedSubscription } from '../pipeline/index.js';
import { Audience } from './audience.js';
import {
  LiveSubscription,
  NoticeDelays,
  type LiveSubscriptionDeps,
  type Seam,
  type SubscriptionSink,
} from './delivery/index.js';
import { timelineEventOf, isTweetEvent, type Place, type PositionedChange } from './timeline-event.js';
import { Notice, payloadResolver, textOf, type ResolvePayload } from './notice/index.js';
import { LiveOperations } from './operation/index.js';
import {
  FanOutProgress,
  RecentEvents,
  replay,
  StreamReader,
  type Absence,
  type Memories,
  type Past,
} from './resume/index.js';

export interface LiveOptions {
  supergraphs: Supergraphs;
  bus: Bus;
  graph: Graph;
  authorIndex: AuthorIndex;
  cursors: Cursors;
  limits: Limits;
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/** The part of the options that the network fills. */
export type LiveDeps = Pick<LiveOptions, 'graph' | 'authorIndex' | 'cursors'>;

/** Where a subscription begins. */
export interface Start {
  /** Where a subscription without a cursor begins: the `beginning` when it arrived. */
  position: Position;
  /** A cursor that came with the request, as `Last-Event-ID`; goes before the one in the operation. */
  after?: string | undefined;
}

/** Events kept in memory for clients that come back at once. */
const RECENT_EVENTS = 1_000;

/** The live side of the gateway: one ear on the bus for all sockets, and the open subscriptions. */
export class Live implements AsyncDisposable {
  readonly #options: LiveOptions;
  readonly #audience: Audience;
  readonly #recent: RecentEvents;
  readonly #fanOut: FanOutProgress;
  readonly #memories: Memories;
  readonly #operations: LiveOperations;
  readonly #open = new Set<LiveSubscription>();
  readonly #resolve: ResolvePayload;
  readonly #subscriptionDeps: LiveSubscriptionDeps;
  #opening = 0;
  #tail: AsyncDisposable | undefined;

  private constructor(options: LiveOptions, head: Position, past: Past, fanOut: FanOutProgress) {
    this.#options = options;
    this.#audience = new Audience(options.graph);
    this.#operations = new LiveOperations(options.supergraphs.current);
    options.supergraphs.follow((next) => this.#prepareFor(next));
    const id = firstIdAt(options.clock.now());
    this.#recent = new RecentEvents({ position: head, id }, past, RECENT_EVENTS);
    this.#fanOut = fanOut;
    this.#memories = { ...options, recent: this.#recent, stream: new StreamReader(options.bus) };
    this.#resolve = payloadResolver(options);
    this.#subscriptionDeps = this.#depsOfSubscriptions(options);
  }

  /** Listens from now on. The one consumer of this gateway, however many sockets there will be. */
  static async listen(options: LiveOptions): Promise<Live> {
    const { bus } = options;
    const early: [AnyEvent, Position][] = [];
    let receive = (event: AnyEvent, position: Position): void => void early.push([event, position]);
    const tail = await bus.tail('TWEETS', (event, position) => receive(event, position));
    const head = await bus.position('TWEETS');
    const past = await RecentEvents.read(bus, head, RECENT_EVENTS);
    const live = new Live(options, head, past, await FanOutProgress.read(bus, options.log, head));
    live.#tail = tail;
    receive = (event, position) => live.#take(event, position);
    for (const [event, position] of early) live.#take(event, position);
    return live;
  }

  /** Where a subscription that arrives now begins: what is behind it may not be in the timelines yet. */
  get startPosition(): Position {
    return this.#fanOut.position;
  }

  /** Subscriptions that are being opened, notices on their way, and 1 while tweets have yet to be seen in the timelines. */
  get pending(): number {
    let waiting = this.#opening + (this.#fanOut.isBehind ? 1 : 0);
    for (const subscription of this.#open) waiting += subscription.waiting;
    return waiting;
  }

  /** Writes into the metrics what is held at the moment: all 0 when every subscription is closed. */
  measure(): void {
    const { metrics } = this.#options;
    const queues = [...this.#open].map(({ waiting }) => waiting);
    const { watchers, authors } = this.#audience.size;
    metrics.subscriptions.set(this.#open.size);
    metrics.waiting.set(queues.reduce((sum, length) => sum + length, 0));
    metrics.longestQueue.set(queues.reduce((longest, length) => Math.max(longest, length), 0));
    metrics.watchers.set(watchers);
    metrics.watchedAuthors.set(authors);
  }

  /** Takes an event of the GRAPH stream. */
  observe(event: AnyEvent): void {
    this.#audience.observe(event);
  }

  /**
   * Opens a subscription. What happened behind its start reaches the sink without a hole and without a repeat. Rejects with
   * UNAUTHENTICATED without a viewer, RATE_LIMITED for one too many, and BAD_USER_INPUT for an `after` that is no cursor. Gives what closes it.
   */
  async subscribe(admitted: AdmittedSubscription, from: Start, sink: SubscriptionSink): Promise<() => void> {
    const { viewer } = admitted;
    if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
    if (this.#audience.countOf(viewer.id) >= this.#options.limits.subscriptionsPerUser) {
      throw new RookeryError('RATE_LIMITED', { message: 'Too many subscriptions of one person.' });
    }
    const operation = this.#operations.of(admitted);
    const after = this.#startOf(from.after ?? operation.afterOf(admitted)) ?? {
      position: from.position,
      id: null,
      knownIds: [],
    };
    const subscription = new LiveSubscription(operation, viewer, sink, this.#subscriptionDeps);
    this.#opening++;
    try {
      const { authors } = await this.#audience.enter(viewer.id, subscription);
      this.#open.add(subscription);
      // Another graph may have come into use in the meantime.
      this.#renew(subscription);
      void subscription
        .start(after, this.#missedBy(viewer, { authors, after, until: this.#recent.head }))
        .catch((error: unknown) => this.#onFailure(error));
    } finally {
      this.#opening--;
    }
    return () => this.#close(subscription);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tail?.[Symbol.asyncDispose]();
    this.#fanOut[Symbol.dispose]();
    for (const subscription of this.#open) this.#close(subscription);
  }

  #take(event: AnyEvent, position: Position): void {
    if (!isTweetEvent(event) || position <= this.#recent.head.position) return;
    const placed = { change: event, place: { position, id: event.id } };
    this.#recent.add(placed);
    this.#fanOut.advance(position);
    this.#options.metrics.events.inc({ direction: 'in' });
    const watchers = this.#audience.of(event.payload.authorId);
    if (watchers.size === 0) return;
    const viewerIds = Array.from(watchers, ({ viewerId }) => viewerId);
    const notice = this.#notice(placed, viewerIds);
    let place = 0;
    for (const { subscriptions } of watchers) {
      for (const subscription of subscriptions) subscription.offer(notice, place);
      place++;
    }
  }

  async *#missedBy(viewer: Viewer, absence: Absence): AsyncGenerator<Notice | Seam> {
    for await (const missed of replay(this.#memories, absence)) {
      if ('change' in missed) yield this.#notice(missed, [viewer.id]);
      else if ('gapUntil' in missed) {
        const { gapUntil } = missed;
        yield { seen: gapUntil.position, gapCursor: this.#cursorAt(gapUntil), tweetIds: [] };
      } else yield { seen: missed.toldUntil.position, gapCursor: null, tweetIds: missed.tweetIds };
    }
  }

  #notice(placed: PositionedChange, viewerIds: readonly string[]): Notice {
    const timelineEvent = timelineEventOf(placed.change, this.#cursorAt(placed.place));
    const { type, trace } = placed.change;
    // The end of the trace that began with a mutation.
    const options = { kind: 'PRODUCER', parent: trace, attributes: { event: type } } as const;
    const resolve = Object.assign(
      (...what: Parameters<ResolvePayload>) => span('notice', options, () => this.#resolve(...what)),
      { maxErrors: this.#resolve.maxErrors },
    );
    return new Notice(placed, timelineEvent, viewerIds, this.#options.graph, resolve);
  }

  #depsOfSubscriptions({ limits, metrics, clock }: LiveOptions): LiveSubscriptionDeps {
    const delays = new NoticeDelays(metrics, clock);
    return {
      limit: limits.waitingEvents,
      resolveGap: async (planned, cursor, missed) => {
        metrics.gaps.inc({ reason: missed === null ? 'too old' : 'too slow' });
        return textOf(await this.#resolve(planned, { __typename: 'TimelineGap', cursor, missed }, null));
      },
      timelinesReach: (position, isOver) => this.#fanOut.reach(position, isOver),
      onSent: ({ change }, isLive) => delays.count(change, isLive),
      onFailure: (error) => this.#onFailure(error),
      now: () => clock.now(),
    };
  }

  #close(subscription: LiveSubscription): void {
    if (!this.#open.delete(subscription)) return;
    subscription.close();
    this.#audience.leave(subscription.viewer.id, subscription);
  }

  async #prepareFor(next: Federation): Promise<() => void> {
    const operations = new Set([...this.#open].map(({ operation }) => operation));
    const takeIntoUse = await this.#operations.prepare(next, operations);
    return () => {
      takeIntoUse();
      for (const subscription of this.#open) this.#renew(subscription);
    };
  }

  /** Lets a subscription go on in the graph that is in use; ends it when that does not know what it asks for. */
  #renew(subscription: LiveSubscription): void {
    try {
      subscription.operation = this.#operations.of(subscription.operation.admitted);
    } catch (error) {
      this.#close(subscription);
      subscription.fail(error);
    }
  }

  #startOf(after: string | null): LivePlace | null {
    return after === null ? null : unpackLiveCursor(this.#options.cursors, after);
  }

  #cursorAt({ position, id }: Place): string {
    return packLiveCursor(this.#options.cursors, { position, id, knownIds: [] });
  }

  #onFailure(error: unknown): void {
    this.#options.log.error({ err: error }, 'a notice could not be resolved');
  }
}
