import type { Consumer, JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { AnyEvent, EventCatalog } from '../../event.js';
import { Lease } from '../../lease.js';
import type { Log } from '../../log.js';
import type { ConsumeOptions, HeldCount, WaitingCount } from '../bus.js';
import type { OutageOptions } from '../held-events.js';
import { Peers } from './peers.js';
import type { ReplayReply } from './dead-letters.js';
import { decode } from './decode.js';
import { Leader } from './leader.js';
import { LEASE_INTERVAL, LEASE_MARGIN, LEASE_TTL, StreamLease } from './stream-lease.js';
import { InFlightLimit } from './in-flight-limit.js';
import type { Names } from './names.js';
import { Standby } from './standby.js';
import { AttemptCounter } from './attempt-counter.js';
import { ReactionRunner, type ReactionFailure } from './reaction-runner.js';

export interface DurableOptions extends ConsumeOptions, OutageOptions {
  nc: NatsConnection;
  js: JetStreamClient;
  manager: JetStreamManager;
  names: Names;
  events: EventCatalog;
  log: Log;
  /** Delays in ms before the second, third, ... delivery. */
  backoff: readonly number[];
  /** ms without an ack or a progress message after which the server redelivers a message. */
  ackWait: number;
  deadLetter: (message: string, event: AnyEvent | null, reason: string) => Promise<void>;
  /** One JetStream consumer per stream. */
  consumers: readonly Consumer[];
  /** How many unacknowledged events each of them may have. */
  maxInFlight: number;
}

/** Messages per pull request, per unit of concurrency. */
const BATCH = 2;

/**
 * This process's part of a durable consumer. One of all processes is the leader: only the leader pulls
 * messages, which keeps the events of a key in order. The others are standbys: they handle the events that
 * the leader sends to them, and one of them takes over when the leader's lease expires.
 */
export class Durable {
  readonly #options: DurableOptions;
  readonly #worker: ReactionRunner;
  readonly #lease: Lease;
  readonly #requests: Subscription;
  /** Leaders and standbys that are still shutting down. */
  readonly #ending = new Set<Promise<void>>();
  #leader: Leader | null = null;
  #standby: Standby | null = null;
  #closing = false;

  constructor(options: DurableOptions) {
    this.#options = options;
    const { nc, js, manager, names, events, durable, reactions, concurrency = 16 } = options;
    const onFree = () => this.#leader?.pump();
    this.#worker = new ReactionRunner({
      ...{ reactions, events, concurrency, onFree, isOutage: options.isOutage },
    });
    this.#lease = new Lease({
      store: new StreamLease({
        ...{ js, manager, stream: names.stream('LEASES'), subject: names.lease(durable) },
      }),
      lastsMs: LEASE_TTL - LEASE_MARGIN,
      intervalMs: LEASE_INTERVAL,
      onTaken: () => this.#lead(),
      onLost: () => this.#stepDown(),
    });
    this.#requests = nc.subscribe(names.replay(durable), {
      queue: durable,
      callback: (error, request) => {
        if (!error) this.#replay(request);
      },
    });
  }

  /** What the leader holds back; empty in other processes. */
  get waiting(): WaitingCount[] {
    return this.#leader?.waiting ?? [];
  }

  /** What the leader tries again because a service is away; empty in other processes. */
  get held(): HeldCount[] {
    return this.#leader?.held ?? [];
  }

  async start(): Promise<void> {
    // A server that does not respond to the first attempt may respond to a later one.
    await this.#lease.start().catch(() => false);
    if (!this.#leader) this.#standBy();
  }

  /** Stops pulling, releases the lease and waits for the events that are being handled. */
  async close(): Promise<void> {
    this.#closing = true;
    if (!this.#requests.isClosed()) this.#requests.unsubscribe();
    const handOver = () => this.#lease.close();
    await (this.#leader ? this.#leader.close(handOver) : handOver());
    await this.#standby?.close();
    await Promise.all(this.#ending);
  }

  #lead(): void {
    if (this.#closing) return;
    const { durable, log, backoff, ackWait, deadLetter, consumers, concurrency = 16 } = this.#options;
    const { nc, js, manager, names, maxInFlight: usual, outagePause, outageLimit } = this.#options;
    if (this.#standby) this.#end(this.#standby.close());
    this.#standby = null;
    this.#leader = new Leader({
      ...{ durable, log, backoff, ackWait, deadLetter, consumers, worker: this.#worker },
      ...{ batch: BATCH * concurrency, outagePause, outageLimit },
      inFlightLimit: new InFlightLimit({ manager, consumers, usual, durable, log }),
      attemptCounter: new AttemptCounter({
        ...{ js, manager, stream: names.stream('TRIES') },
        subject: (message) => names.tries(durable, message),
      }),
      peers: (onFree) => new Peers(nc, names.offers(durable), onFree),
      holdsLease: () => this.#lease.isCertain,
    });
  }

  #stepDown(): void {
    if (this.#closing || !this.#leader) return;
    this.#options.log.warn({ durable: this.#options.durable }, 'lost the lease, stepping down as leader');
    this.#end(this.#leader.close(() => Promise.resolve()));
    this.#leader = null;
    this.#standBy();
  }

  #standBy(): void {
    const { nc, names, durable, ackWait } = this.#options;
    this.#standby = new Standby(nc, names.offers(durable), this.#worker, ackWait / 3);
  }

  #end(ending: Promise<void>): void {
    const ended = ending.finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }

  /** Handles a dead letter once more. */
  #replay(request: Msg): void {
    const event = decode(request);
    if (!event) return reply(request, { reason: 'Not an event.' });
    if (this.#leader) this.#leader.replay(event, request, reply);
    else void this.#worker.handle(event).then((failure) => reply(request, failure));
  }
}

function reply(request: Msg, failure: Pick<ReactionFailure, 'reason'> | null): void {
  const body: ReplayReply = { error: failure?.reason ?? null };
  request.respond(JSON.stringify(body));
}
