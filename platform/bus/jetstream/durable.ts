import type { Consumer, JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { Msg, NatsConnection, Subscription } from '@nats-io/transport-node';
import type { AnyEvent, EventCatalog } from '../../event.js';
import type { Log } from '../../log.js';
import type { ConsumeOptions } from '../bus.js';
import { Peers } from './peers.js';
import type { AgainReply } from './dead-letters.js';
import { decode } from './decode.js';
import { Leader } from './leader.js';
import { Lease } from './lease.js';
import type { Names } from './names.js';
import { Standby } from './standby.js';
import { Tries } from './tries.js';
import { Worker } from './worker.js';

export interface DurableOptions extends ConsumeOptions {
  nc: NatsConnection;
  js: JetStreamClient;
  manager: JetStreamManager;
  names: Names;
  events: EventCatalog;
  log: Log;
  /** ms before the second, third, ... delivery. */
  backoff: readonly number[];
  /** ms after which the server gives out again what nobody gave a sign of life for. */
  ackWait: number;
  deadLetter: (message: string, event: AnyEvent | null, reason: string) => Promise<void>;
  /** One for each stream. */
  consumers: readonly Consumer[];
}

/** Events that are asked for at once, for each that is handled. */
const BATCH = 2;

/**
 * This process's share in a durable consumer. Of all processes one leads: it alone takes the events, which keeps those
 * of one key in order. The others stand by: they handle what it sends them, and one takes its place when it is gone.
 */
export class Durable {
  readonly #options: DurableOptions;
  readonly #worker: Worker;
  readonly #lease: Lease;
  readonly #requests: Subscription;
  /** What goes on after this process changed its part. */
  readonly #ending = new Set<Promise<void>>();
  #leader: Leader | null = null;
  #standby: Standby | null = null;
  #closing = false;

  constructor(options: DurableOptions) {
    this.#options = options;
    const { nc, js, manager, names, events, durable, reactions, concurrency = 16 } = options;
    this.#worker = new Worker(reactions, events, concurrency, () => this.#leader?.pump());
    this.#lease = new Lease({
      ...{ js, manager, stream: names.stream('LEASES'), subject: names.lease(durable) },
      onTaken: () => this.#lead(),
      onLost: () => this.#stepDown(),
    });
    this.#requests = nc.subscribe(names.again(durable), {
      queue: durable,
      callback: (error, request) => {
        if (!error) this.#again(request);
      },
    });
  }

  async start(): Promise<void> {
    await this.#lease.start();
    if (!this.#leader) this.#standBy();
  }

  /** Takes no more, hands over to another process, and waits for what is being handled. */
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
    const { nc, js, manager, names } = this.#options;
    if (this.#standby) this.#end(this.#standby.close());
    this.#standby = null;
    this.#leader = new Leader({
      ...{ durable, log, backoff, ackWait, deadLetter, consumers, worker: this.#worker },
      batch: BATCH * concurrency,
      tries: new Tries({
        ...{ js, manager, stream: names.stream('TRIES') },
        subject: (message) => names.tries(durable, message),
      }),
      peers: (onFree) => new Peers(nc, names.offers(durable), onFree),
      mayBegin: () => this.#lease.isCertain,
    });
  }

  #stepDown(): void {
    if (this.#closing || !this.#leader) return;
    this.#options.log.warn({ durable: this.#options.durable }, 'another process may take events now');
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
  #again(request: Msg): void {
    const event = decode(request);
    if (!event) return answer(request, 'Not an event.');
    if (this.#leader) this.#leader.again(event, request, answer);
    else void this.#worker.handle(event).then((error) => answer(request, error));
  }
}

function answer(request: Msg, error: string | null): void {
  const reply: AgainReply = { error };
  request.respond(JSON.stringify(reply));
}
