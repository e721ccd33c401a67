import type { AnyEvent } from '#platform/event.js';
import type { BusReader, Position } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { LiveEvent, LiveSource } from '#platform/live-source.js';
import type { Log } from '#platform/log.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { PositionedEvent } from './positioned-event.js';
import { ConsumerProgress, RecentEvents, StreamReader } from './resume/index.js';

/** Events kept in memory for clients that come back at once. */
const RECENT_EVENTS = 1_000;

export interface StreamFeedOptions {
  stream: string;
  /** The sources that read this stream. */
  sources: readonly LiveSource[];
  bus: BusReader;
  clock: Clock;
  log: Log;
  /** Called for every event that a source uses. */
  onEvent: () => void;
}

/** What is done with the events of a stream for one source. */
export interface Subscriber {
  /** Receives every event of the stream before any source is offered it: topics may change. */
  follow(event: LiveEvent): void;
  /** Receives the events of the source. */
  offer(positioned: PositionedEvent): void;
}

/** One stream of the bus: read once for all sources on it, with its recent events in memory. */
export class StreamFeed implements AsyncDisposable {
  readonly recent: RecentEvents;
  readonly reader: StreamReader;
  readonly #options: StreamFeedOptions;
  readonly #tail: AsyncDisposable;
  readonly #progress: ReadonlyMap<string, ConsumerProgress>;
  readonly #subscribers: { readonly source: LiveSource; readonly subscriber: Subscriber }[] = [];

  private constructor(
    options: StreamFeedOptions,
    tail: AsyncDisposable,
    recent: RecentEvents,
    progress: ReadonlyMap<string, ConsumerProgress>,
  ) {
    const { bus, stream, sources } = options;
    this.#options = options;
    this.#tail = tail;
    this.recent = recent;
    this.reader = new StreamReader(bus, stream, usedBy(sources));
    this.#progress = progress;
  }

  /** Starts to receive events. Those that arrive before `subscribe` are only remembered. */
  static async open(options: StreamFeedOptions): Promise<StreamFeed> {
    const { bus, stream, sources, clock, log } = options;
    const early: [AnyEvent, Position][] = [];
    let receive = (event: AnyEvent, position: Position): void => void early.push([event, position]);
    const tail = await bus.tail(stream, (event, position) => receive(event, position));
    const head = await bus.position(stream);
    const past = await RecentEvents.read(bus, {
      stream,
      head,
      limit: RECENT_EVENTS,
      isUsed: usedBy(sources),
    });
    const progress = new Map<string, ConsumerProgress>();
    for (const durable of new Set(sources.flatMap((source) => source.progress ?? []))) {
      progress.set(durable, await ConsumerProgress.read({ bus, stream, durable, head, log }));
    }
    const headPlace = { position: head, id: firstIdAt(clock.now()) };
    const feed = new StreamFeed(options, tail, new RecentEvents(headPlace, past, RECENT_EVENTS), progress);
    receive = (event, position) => feed.#receive(event, position);
    for (const [event, position] of early) feed.#receive(event, position);
    return feed;
  }

  /** Calls the subscriber for each event, in order. */
  subscribe(source: LiveSource, subscriber: Subscriber): void {
    this.#subscribers.push({ source, subscriber });
  }

  /** The position of the newest event on the bus. */
  newest(): Promise<Position> {
    return this.#options.bus.position(this.#options.stream);
  }

  /** The progress of the consumer that a source names; null for a source that names none. */
  progressOf({ progress }: LiveSource): ConsumerProgress | null {
    return progress === undefined ? null : (this.#progress.get(progress) ?? null);
  }

  /** Whether a consumer that clients wait for has yet to handle an event. */
  get isBehind(): boolean {
    for (const progress of this.#progress.values()) if (progress.isBehind) return true;
    return false;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tail[Symbol.asyncDispose]();
    for (const progress of this.#progress.values()) progress[Symbol.dispose]();
  }

  #receive(event: AnyEvent, position: Position): void {
    if (position <= this.recent.head.position) return;
    const positioned = { event, place: { position, id: event.id } };
    if (this.#options.sources.some((source) => source.topicOf(event) !== null)) {
      this.recent.add(positioned);
      this.#options.onEvent();
    } else this.recent.skip(positioned.place);
    for (const progress of this.#progress.values()) progress.advance(position);
    for (const { subscriber } of this.#subscribers) subscriber.follow(event);
    for (const { source, subscriber } of this.#subscribers) {
      if (source.topicOf(event) !== null) subscriber.offer(positioned);
    }
  }
}

function usedBy(sources: readonly LiveSource[]): (event: LiveEvent) => boolean {
  return (event) => sources.some((source) => source.topicOf(event) !== null);
}
