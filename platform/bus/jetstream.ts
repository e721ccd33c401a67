import {
  AckPolicy,
  DeliverPolicy,
  jetstream,
  type JetStreamClient,
  type JetStreamManager,
} from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import { streamOf, streamsOf, type AnyEvent, type EventCatalog, type Signal } from '../event.js';
import type { Clock } from '../clock.js';
import { DisposalStack } from '../lifecycle.js';
import type { Log } from '../log.js';
import type {
  Bus,
  ConsumeOptions,
  DeadLetter,
  HeldCount,
  Observer,
  Position,
  SignalListener,
  WaitingCount,
} from './bus.js';
import { guarded } from './guarded-listener.js';
import type { OutageOptions } from './held-events.js';
import { connectWithRetry, type Connection } from './jetstream/connection.js';
import type { NatsAccess } from './jetstream/connection-options.js';
import { DeadLetters } from './jetstream/dead-letters.js';
import { Durable } from './jetstream/durable.js';
import { StreamReader } from './jetstream/stream-reader.js';
import { Names } from './jetstream/names.js';
import { ConnectionHealth } from './jetstream/connection-health.js';
import { SharedTails } from './jetstream/shared-tails.js';
import { Signals } from './jetstream/signals.js';
import { timely } from '../timely.js';
import { prepareStreams, type StreamOptions } from './jetstream/streams.js';
import type { RetainedEvent } from './retained-events.js';
import { tracedReactions } from './traced-reactions.js';

export interface JetStreamBusOptions extends StreamOptions, OutageOptions {
  /** `nats://` or `tls://`. Several servers of one cluster are separated by commas. */
  url: string;
  /** @default {} */
  access?: NatsAccess;
  /** The event types that the product declares. */
  events: EventCatalog;
  /** Whether streams are created and raised to the configuration. A tool that only looks leaves them as they are. @default true */
  prepares?: boolean;
  /** Letters, digits, `-` and `_`. Prefix of all stream and subject names. */
  namespace: string;
  clock: Clock;
  log: Log;
  /**
   * Delays in ms before the second, third, ... delivery of an event whose reaction failed. The sum is longer than a
   * MongoDB election takes.
   * @default [250, 1000, 5000, 20000]
   */
  backoff?: readonly number[];
  /**
   * ms without an ack or a progress message after which the server redelivers a message. A live process sends progress
   * messages (`+WPI`) for all that it holds, however long a reaction takes.
   * @default 4_000
   */
  ackWait?: number;
  /**
   * Timeout of a publish, in ms. A timed-out publish is "unknown": the outbox publishes again.
   * @default 2_000
   */
  publishTimeout?: number;
}

const BURIED = 'event moved to the dead letters';

/** Max ack pending per unit of concurrency: the leader prefetches events so that many keys have work. */
const AHEAD = 16;

/**
 * A bus that many processes share, on NATS JetStream (2.9 or newer). Retries until the server can be reached
 * and logs that every few seconds. Rejects at once for an invalid URL, and when the server refuses the client.
 */
export async function connectJetStreamBus(options: JetStreamBusOptions): Promise<Bus> {
  const names = new Names(options.namespace);
  const { url, access = {}, prepares = true, log } = options;
  const prepare = async (manager: JetStreamManager) => {
    if (prepares) await prepareStreams(manager, names, options);
  };
  return new JetStreamBus(await connectWithRetry({ url, access, log }, prepare), names, options);
}

class JetStreamBus implements Bus {
  readonly #options: JetStreamBusOptions;
  readonly #nc: NatsConnection;
  readonly #js: JetStreamClient;
  readonly #manager: JetStreamManager;
  readonly #names: Names;
  readonly #letters: DeadLetters;
  readonly #history: StreamReader;
  readonly #tails: SharedTails;
  readonly #signals: Signals;
  /** Disposed before the connection closes, for consumers whose owner has not disposed them. */
  readonly #readers = new DisposalStack();
  readonly #durables = new Set<Durable>();
  readonly #opened: Promise<void>;
  #open: () => void = () => undefined;
  readonly #connectionHealth: ConnectionHealth;

  constructor({ nc, manager }: Connection, names: Names, options: JetStreamBusOptions) {
    this.#options = options;
    this.#nc = nc;
    this.#js = jetstream(nc);
    this.#manager = manager;
    this.#names = names;
    this.#letters = new DeadLetters(nc, this.#js, manager, names, options.clock);
    this.#history = new StreamReader(this.#js, manager, names);
    this.#tails = new SharedTails(this.#history);
    this.#signals = new Signals(nc, names);
    this.#opened = new Promise((resolve) => (this.#open = resolve));
    this.#connectionHealth = new ConnectionHealth(nc, options.log);
  }

  open(): void {
    this.#open();
  }

  async publish(event: AnyEvent): Promise<void> {
    await this.#opened;
    const { events, publishTimeout: timeout = 2_000 } = this.#options;
    const subject = this.#names.subject(streamOf(events, event.type), event.type);
    await this.#js.publish(subject, JSON.stringify(event), {
      msgID: event.id,
      timeout,
    });
  }

  async consume(options: ConsumeOptions): Promise<AsyncDisposable> {
    const { events, log, backoff = [250, 1000, 5000, 20_000], ackWait = 4_000 } = this.#options;
    const { isOutage, outagePause, outageLimit } = this.#options;
    const maxInFlight = AHEAD * (options.concurrency ?? 16);
    const types = Object.keys(options.reactions);
    const streams = [...new Set(types.map((type) => streamOf(events, type)))];
    const durable = new Durable({
      ...{ ...options, reactions: tracedReactions(options), events, log, backoff, ackWait },
      ...{ isOutage, outagePause, outageLimit },
      ...{ nc: this.#nc, js: this.#js, manager: this.#manager, names: this.#names },
      deadLetter: (message, event, reason) =>
        this.#letters.deadLetter(options.durable, message, event, reason),
      consumers: await Promise.all(
        streams.map((stream) => this.#consumer(stream, options.durable, { maxInFlight, ackWait })),
      ),
      maxInFlight,
    });
    this.#durables.add(durable);
    const consumer = this.#readers.use(once(durable, () => this.#durables.delete(durable)));
    await durable.start();
    return consumer;
  }

  async tail(stream: string, observer: Observer): Promise<AsyncDisposable> {
    return this.#readers.use(
      await this.#tails.open(stream, (event, position) => this.#show(observer, event, position)),
    );
  }

  position(stream: string): Promise<Position> {
    return this.#history.position(stream);
  }

  replay(stream: string, after: Position, atMost?: number): AsyncIterable<RetainedEvent> {
    return this.#history.replay(stream, after, atMost);
  }

  handledUpTo(stream: string, durable: string): Promise<Position> {
    return this.#history.handledUpTo(stream, durable);
  }

  signal(channel: string, signal: Signal): void {
    if (this.healthy()) this.#signals.send(channel, signal);
  }

  async onSignal(channel: string, listener: SignalListener): Promise<AsyncDisposable> {
    return this.#readers.use(await this.#signals.listen(channel, guarded(listener, this.#options.log)));
  }

  async pending(): Promise<ReadonlyMap<string, number>> {
    const pending = new Map<string, number>();
    for (const stream of streamsOf(this.#options.events)) {
      for await (const info of this.#manager.consumers.list(this.#names.stream(stream))) {
        const name = info.config.durable_name;
        if (name) pending.set(name, (pending.get(name) ?? 0) + info.num_pending + info.num_ack_pending);
      }
    }
    return pending;
  }

  waiting(): WaitingCount[] {
    return [...this.#durables].flatMap((durable) => durable.waiting);
  }

  held(): HeldCount[] {
    return [...this.#durables].flatMap((durable) => durable.held);
  }

  async addDeadLetter({ durable, event, reason, once }: Parameters<Bus['addDeadLetter']>[0]): Promise<void> {
    await this.#letters.deadLetter(durable, once, event, reason);
    this.#options.log.error({ durable, event: event.id, type: event.type, reason }, BURIED);
  }

  deadLetterCount(): Promise<number> {
    return this.#letters.count();
  }

  deadLetters(): Promise<DeadLetter[]> {
    return this.#letters.all();
  }

  replayDeadLetter(id: string): Promise<void> {
    return this.#letters.replay(id);
  }

  discardDeadLetter(id: string): Promise<void> {
    return this.#letters.discard(id);
  }

  healthy(): boolean {
    return this.steadyFor() > 0;
  }

  steadyFor(): number {
    return this.#connectionHealth.steadyFor;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#open();
    this.#connectionHealth[Symbol.dispose]();
    try {
      await this.#readers[Symbol.asyncDispose]();
      // Acks that were sent must reach the server.
      if (!this.#nc.isClosed()) await timely(this.#nc.flush());
    } finally {
      await this.#nc.close();
    }
  }

  async #consumer(stream: string, durable: string, limits: { maxInFlight: number; ackWait: number }) {
    const name = this.#names.stream(stream);
    await this.#manager.consumers.add(name, {
      durable_name: durable,
      // From the first stored event: a service that is deployed late still handles all of them.
      deliver_policy: DeliverPolicy.All,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(limits.ackWait),
      // Attempts are counted by this client, which writes the dead letter. The server would only stop
      // delivering.
      max_deliver: -1,
      max_ack_pending: limits.maxInFlight,
    });
    return this.#js.consumers.get(name, durable);
  }

  #show(observer: Observer, event: AnyEvent, position: Position): void {
    try {
      observer(event, position);
    } catch (error) {
      this.#options.log.error({ err: error, event: event.id }, 'bus observer threw');
    }
  }
}

/** Disposed by its owner or with the bus, whichever comes first. */
function once(durable: Durable, onClosed: () => void): AsyncDisposable {
  let closed: Promise<void> | undefined;
  return { [Symbol.asyncDispose]: () => (closed ??= durable.close().finally(onClosed)) };
}
