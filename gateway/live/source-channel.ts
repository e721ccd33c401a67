import type { Position } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { RookeryError } from '#platform/errors.js';
import { packLiveCursor, unpackLiveCursor, type LivePlace } from '#platform/live-cursor.js';
import type { FieldArguments, LiveEvent, LiveSource, Topic } from '#platform/live-source.js';
import type { Log } from '#platform/log.js';
import type { Viewer } from '#platform/viewer.js';
import { span } from '#platform/tracing/index.js';
import type { Limits } from '../limits.js';
import type { Metrics } from '../metrics.js';
import {
  LiveSubscription,
  type CatchUpEnd,
  type LiveSubscriptionDeps,
  type NoticeDelays,
  type SubscriptionSink,
} from './delivery/index.js';
import { Presence } from './presence.js';
import { Notice, printPayload, type ResolvePayload } from './notice/index.js';
import type { LiveOperation } from './operation/index.js';
import type { Place, PositionedEvent } from './positioned-event.js';
import { replay } from './resume/index.js';
import type { StreamFeed } from './stream-feed.js';
import { TopicIndex } from './topic-index.js';

export interface SourceChannelOptions {
  source: LiveSource;
  feed: StreamFeed;
  cursors: Cursors;
  limits: Limits;
  metrics: Metrics;
  clock: Clock;
  log: Log;
  delays: NoticeDelays;
  resolve: ResolvePayload;
  onFailure: (error: unknown) => void;
}

/** One live source and its open subscriptions. */
export class SourceChannel implements Disposable {
  readonly topics: TopicIndex;
  readonly #presence: Presence;
  readonly #options: SourceChannelOptions;
  readonly #subscriptionDeps: LiveSubscriptionDeps;

  constructor(options: SourceChannelOptions) {
    const { source, feed, log } = options;
    this.#options = options;
    this.topics = new TopicIndex((viewer, args) => source.topicsOf(viewer, args));
    this.#presence = new Presence(source, () => this.topics.listeners, log);
    this.#subscriptionDeps = this.#depsOfSubscriptions();
    feed.subscribe(source, {
      follow: (event) => source.follow?.stream === source.stream && this.follow(event),
      offer: (positioned) => this.#offer(positioned),
    });
  }

  /** Where a subscription without a cursor starts: clients can query everything up to this position. */
  get startPosition(): Position {
    const { feed, source } = this.#options;
    return feed.progressOf(source)?.position ?? feed.recent.head.position;
  }

  /** Applies an event of the stream that changes the topics of open subscriptions. */
  follow(event: LiveEvent): void {
    for (const change of this.#options.source.follow?.changesOf(event) ?? []) this.topics.change(change);
  }

  /** The place of a cursor; throws BAD_USER_INPUT for one that is not of this source. */
  placeOf(cursor: string): LivePlace {
    const { cursors, source } = this.#options;
    return unpackLiveCursor(cursors, source.cursorList, cursor);
  }

  /** Tells a signal to those who listen now. */
  tell(signal: LiveEvent): void {
    this.#offer({ event: signal, place: this.#options.feed.recent.head }, true);
  }

  create(operation: LiveOperation, viewer: Viewer, sink: SubscriptionSink): LiveSubscription {
    return new LiveSubscription(operation, viewer, sink, this.#subscriptionDeps);
  }

  /** Adds a subscription and starts it after a place. Resolves when it receives events. */
  async open(subscription: LiveSubscription, args: FieldArguments, after: LivePlace): Promise<() => void> {
    const { viewer } = subscription;
    const { topics } = await this.topics.add(viewer, args, subscription);
    await this.#presence.opened({ viewerId: viewer.id, args });
    return () => {
      void subscription
        .start(after, this.#missedBy(viewer, topics, after))
        .catch((error: unknown) => this.#options.onFailure(error));
    };
  }

  [Symbol.dispose](): void {
    this.#presence[Symbol.dispose]();
  }

  #offer(positioned: PositionedEvent, isSignal = false): void {
    const topic = this.#options.source.topicOf(positioned.event);
    const watchers = topic === null ? null : this.topics.of(topic);
    if (!watchers || watchers.size === 0) return;
    const viewerIds = Array.from(watchers, ({ viewerId }) => viewerId);
    const notice = this.#notice(positioned, viewerIds, isSignal);
    let viewerIndex = 0;
    for (const { subscriptions } of watchers) {
      for (const subscription of subscriptions) subscription.offer(notice, viewerIndex);
      viewerIndex++;
    }
  }

  async *#missedBy(
    viewer: Viewer,
    topics: ReadonlySet<Topic>,
    after: LivePlace,
  ): AsyncGenerator<Notice | CatchUpEnd> {
    const { source, feed } = this.#options;
    const history = { ...feed, source, newest: () => feed.newest() };
    const until = feed.recent.head;
    for await (const missed of replay(history, { viewerId: viewer.id, topics, after, until })) {
      if ('event' in missed) yield this.#notice(missed, [viewer.id]);
      else {
        const { until, hasGap, knownIds } = missed;
        yield { position: until.position, gapCursor: hasGap ? this.#cursorAt(until) : null, knownIds };
      }
    }
  }

  #notice(positioned: PositionedEvent, viewerIds: readonly string[], isSignal = false): Notice {
    const { source, resolve, limits } = this.#options;
    const { event } = positioned;
    // Continues the trace that the event came out of.
    const options = {
      kind: 'PRODUCER',
      parent: event.trace,
      attributes: { event: event.type as string },
    } as const;
    const traced = Object.assign(
      (...args: Parameters<ResolvePayload>) => span('notice', options, () => resolve(...args)),
      { maxErrors: resolve.maxErrors },
    );
    const cursor = isSignal ? '' : this.#cursorAt(positioned.place);
    const { position, id } = positioned.place;
    const cursorBefore = (): string => this.#cursorAt({ position: position - 1, id });
    const retryMs = isSignal ? 0 : limits.noticeRetryMs;
    const parts = { positioned, cursor, isSignal, cursorBefore, source, resolve: traced, retryMs };
    return new Notice(parts, viewerIds);
  }

  #depsOfSubscriptions(): LiveSubscriptionDeps {
    const { source, feed, limits, metrics, clock, delays, resolve, onFailure } = this.#options;
    const progress = feed.progressOf(source);
    return {
      limit: limits.waitingEvents,
      resolveGap: async (operation, { cursor, missed, reason }) => {
        metrics.gaps.inc({ reason });
        if (!source.gapValue) throw new RookeryError('SERVICE_UNAVAILABLE');
        return printPayload(await resolve(operation, source.gapValue(cursor, missed), null));
      },
      queryable: (position, isOver) => progress?.reach(position, isOver) ?? Promise.resolve(),
      onSent: ({ event }, isLive) => delays.count(event, isLive),
      onFailure,
      now: () => clock.now(),
    };
  }

  #cursorAt({ position, id }: Place): string {
    const { cursors, source } = this.#options;
    return packLiveCursor(cursors, source.cursorList, { position, id, knownIds: [] });
  }
}
