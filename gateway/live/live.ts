import type { DocumentNode } from 'graphql';
import type { BusReader, Position } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { Cursors } from '#platform/cursor.js';
import { RookeryError } from '#platform/errors.js';
import type { AnyEvent } from '#platform/event.js';
import type { LiveSource, LiveSources } from '#platform/live-source.js';
import type { Log } from '#platform/log.js';
import type { Federation, Supergraphs } from '../federation/index.js';
import type { Limits } from '../limits.js';
import type { Metrics } from '../metrics.js';
import type { AdmittedSubscription } from '../pipeline/index.js';
import { NoticeDelays, type LiveSubscription, type SubscriptionSink } from './delivery/index.js';
import { payloadResolver } from './notice/index.js';
import { LiveOperations, SharedFields } from './operation/index.js';
import { SourceChannel } from './source-channel.js';
import { StreamFeed } from './stream-feed.js';

export interface LiveOptions {
  /** The sources of the `Subscription` fields, by field. */
  sources: LiveSources;
  /** The SDL of the subgraphs that say by `@cacheControl` which fields depend on the viewer. */
  typeDefs: readonly DocumentNode[];
  supergraphs: Supergraphs;
  bus: BusReader;
  cursors: Cursors;
  limits: Limits;
  metrics: Metrics;
  clock: Clock;
  log: Log;
}

/** The part of the options that the network fills. */
export type LiveDeps = Pick<LiveOptions, 'sources' | 'cursors'>;

/** The position of each source at one moment, by field. */
export type StartPositions = ReadonlyMap<string, Position>;

/** Where a subscription starts. */
export interface Start {
  /** `startPositions` when the subscription arrived: where it starts without a cursor. */
  positions: StartPositions;
  /** A cursor outside of the operation, as in `Last-Event-ID`; takes precedence over the `after` argument. */
  after?: string | undefined;
}

/** The live engine of the gateway: the sources, and all open subscriptions on sockets and event streams. */
export class Live implements AsyncDisposable {
  readonly #options: LiveOptions;
  readonly #feeds: readonly StreamFeed[];
  /** By field. */
  readonly #channels: ReadonlyMap<string, SourceChannel>;
  readonly #operations: LiveOperations;
  readonly #open = new Set<LiveSubscription>();
  /** Of the streams that sources follow, and of their signals. */
  readonly #tails: AsyncDisposable[] = [];
  #opening = 0;

  private constructor(options: LiveOptions, feeds: ReadonlyMap<string, StreamFeed>) {
    const { supergraphs, sources, typeDefs, metrics, clock } = options;
    this.#options = options;
    this.#feeds = [...feeds.values()];
    const delays = new NoticeDelays(metrics, clock);
    const resolve = payloadResolver(options);
    const onFailure = (error: unknown): void => this.#onFailure(error);
    this.#channels = new Map(
      Object.entries(sources).map(([field, source]) => {
        const feed = feeds.get(source.stream)!;
        return [field, new SourceChannel({ ...options, source, feed, delays, resolve, onFailure })];
      }),
    );
    const sourceOf = (field: string): LiveSource => sources[field] ?? refuseUnserved(field);
    const sharedFields = new SharedFields(typeDefs);
    this.#operations = new LiveOperations(supergraphs.current, { sharedFields, sourceOf });
    supergraphs.follow((next) => this.#prepareFor(next));
  }

  /** Starts to receive the events of all sources. */
  static async open(options: LiveOptions): Promise<Live> {
    const sources = Object.values(options.sources);
    const onEvent = (): void => options.metrics.events.inc({ direction: 'in' });
    const feeds = new Map<string, StreamFeed>();
    for (const stream of new Set(sources.map((source) => source.stream))) {
      const ofStream = sources.filter((source) => source.stream === stream);
      feeds.set(stream, await StreamFeed.open({ ...options, stream, sources: ofStream, onEvent }));
    }
    const live = new Live(options, feeds);
    await live.#follow();
    await live.#listen();
    return live;
  }

  /** Where subscriptions that arrive now start, unless they have a cursor. */
  get startPositions(): StartPositions {
    const positions = new Map<string, Position>();
    for (const [field, channel] of this.#channels) positions.set(field, channel.startPosition);
    return positions;
  }

  /** Subscriptions that are being opened, notices that wait, and streams whose newest events cannot be queried yet. */
  get pending(): number {
    let waiting = this.#opening;
    for (const { isBehind } of this.#feeds) if (isBehind) waiting++;
    for (const subscription of this.#open) waiting += subscription.waiting;
    return waiting;
  }

  /** Writes the current sizes into the metrics: all 0 when every subscription is closed. */
  measure(): void {
    const { metrics } = this.#options;
    const queues = [...this.#open].map(({ waiting }) => waiting);
    const indexes = Array.from(this.#channels.values(), ({ topics }) => topics);
    metrics.subscriptions.set(this.#open.size);
    metrics.waiting.set(queues.reduce((sum, length) => sum + length, 0));
    metrics.longestQueue.set(queues.reduce((longest, length) => Math.max(longest, length), 0));
    metrics.watchers.set(new Set(indexes.flatMap(({ viewerIds }) => [...viewerIds])).size);
    metrics.watchedAuthors.set(indexes.reduce((sum, { topics }) => sum + topics, 0));
  }

  /**
   * Opens a subscription. Everything after its start reaches the sink, each event once. Resolves to a function that closes it.
   * Rejects with UNAUTHENTICATED without a viewer, RATE_LIMITED when the user has too many subscriptions, BAD_USER_INPUT for
   * an invalid `after`, and BAD_REQUEST for a field without a source.
   */
  async subscribe(admitted: AdmittedSubscription, from: Start, sink: SubscriptionSink): Promise<() => void> {
    const { viewer } = admitted;
    if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
    if (this.#countOf(viewer.id) >= this.#options.limits.subscriptionsPerUser) {
      throw new RookeryError('RATE_LIMITED', { message: 'Too many subscriptions of one user.' });
    }
    const operation = this.#operations.of(admitted);
    const channel = this.#channelOf(operation.field);
    const { after, args } = operation.argumentsOf(admitted);
    const cursor = from.after ?? after;
    const position = from.positions.get(operation.field) ?? channel.startPosition;
    const place = cursor === null ? { position, id: null, knownIds: [] } : channel.placeOf(cursor);
    const subscription = channel.create(operation, viewer, sink);
    this.#opening++;
    try {
      const start = await channel.open(subscription, args, place);
      this.#open.add(subscription);
      // Another supergraph may have come into use in the meantime.
      this.#renew(subscription);
      start();
    } finally {
      this.#opening--;
    }
    return () => this.#close(subscription);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#feeds, ...this.#tails].map((each) => each[Symbol.asyncDispose]()));
    for (const subscription of this.#open) this.#close(subscription);
    for (const channel of this.#channels.values()) channel[Symbol.dispose]();
  }

  /** Observes the streams that change the topics of open subscriptions, each once. A source follows its own stream by its feed. */
  async #follow(): Promise<void> {
    const { sources, bus } = this.#options;
    const following = Object.entries(sources).flatMap(([field, { stream: own, follow }]) =>
      follow && follow.stream !== own ? [{ stream: follow.stream, channel: this.#channelOf(field) }] : [],
    );
    for (const stream of new Set(following.map((each) => each.stream))) {
      const channels = following.filter((each) => each.stream === stream).map(({ channel }) => channel);
      const observe = (event: AnyEvent): void => channels.forEach((channel) => channel.follow(event));
      this.#tails.push(await bus.tail(stream, observe));
    }
  }

  /** Listens to the signals of the sources. */
  async #listen(): Promise<void> {
    const { sources, bus, metrics } = this.#options;
    for (const [field, { signals }] of Object.entries(sources)) {
      if (signals === undefined) continue;
      const channel = this.#channelOf(field);
      const listener = await bus.onSignal(signals, (signal) => {
        metrics.events.inc({ direction: 'in' });
        channel.tell(signal);
      });
      this.#tails.push(listener);
    }
  }

  #channelOf(field: string): SourceChannel {
    return this.#channels.get(field) ?? refuseUnserved(field);
  }

  #countOf(viewerId: string): number {
    let count = 0;
    for (const { topics } of this.#channels.values()) count += topics.countOf(viewerId);
    return count;
  }

  #close(subscription: LiveSubscription): void {
    if (!this.#open.delete(subscription)) return;
    subscription.close();
    this.#channelOf(subscription.operation.field).topics.remove(subscription.viewer.id, subscription);
  }

  async #prepareFor(next: Federation): Promise<() => void> {
    const operations = new Set([...this.#open].map(({ operation }) => operation));
    const takeIntoUse = await this.#operations.prepare(next, operations);
    return () => {
      takeIntoUse();
      for (const subscription of this.#open) this.#renew(subscription);
    };
  }

  /** Continues a subscription in the supergraph that is in use, or ends it when it is not valid there. */
  #renew(subscription: LiveSubscription): void {
    try {
      subscription.operation = this.#operations.of(subscription.operation.admitted);
    } catch (error) {
      this.#close(subscription);
      subscription.fail(error);
    }
  }

  #onFailure(error: unknown): void {
    this.#options.log.error({ err: error }, 'a live event could not be resolved');
  }
}

function refuseUnserved(field: string): never {
  throw new RookeryError('BAD_REQUEST', {
    message: `This gateway has no live source for Subscription.${field}.`,
  });
}
