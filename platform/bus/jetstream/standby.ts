import { createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import { timely } from '../../timely.js';
import { OFFER_EVERY, type Offer, type HandleRequest, type HandleReply } from './handle-request.js';
import type { ReactionFailure, ReactionRunner } from './reaction-runner.js';

/** JetStream's progress message: restarts the ack wait of a delivery. */
const WORKING = '+WPI';

/**
 * The role of a process that is not the leader: it reports free capacity to the leader and handles the events
 * it is sent.
 */
export class Standby {
  readonly #nc: NatsConnection;
  readonly #worker: ReactionRunner;
  readonly #progressInterval: number;
  readonly #subscription: Subscription;
  readonly #offers: NodeJS.Timeout;
  readonly #running = new Map<string, Promise<void>>();
  #closing = false;

  /** `subject` is where the leader receives offers; `progressInterval` is the interval of progress messages in ms. */
  constructor(nc: NatsConnection, subject: string, worker: ReactionRunner, progressInterval: number) {
    this.#nc = nc;
    this.#worker = worker;
    this.#progressInterval = progressInterval;
    const address = createInbox();
    this.#subscription = nc.subscribe(address, {
      callback: (error, message) => {
        if (!error) this.#answer(message);
      },
    });
    const offer = () => {
      const places: Offer = { address, free: worker.free, reads: worker.versions };
      if (!nc.isClosed()) nc.publish(subject, JSON.stringify(places));
    };
    this.#offers = setInterval(offer, OFFER_EVERY);
    offer();
  }

  /** Accepts no more events, and waits for those that are being handled. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#offers);
    // Events that were sent before this moment still arrive and are refused.
    if (!this.#subscription.isClosed()) await timely(this.#subscription.drain());
    await Promise.all(this.#running.values());
  }

  #answer(message: Msg): void {
    const { ack, id, event } = message.json<HandleRequest>();
    if (event === null || this.#closing || this.#worker.free <= 0 || !this.#worker.reads(event)) {
      return respond(message, { taken: event === null && this.#running.has(id), error: null });
    }
    const running = this.#handle(ack, event).then((failure) => {
      this.#running.delete(id);
      const { reason: error = null, isOutage = false } = failure ?? {};
      respond(message, { taken: true, error, isOutage });
    });
    this.#running.set(id, running);
  }

  async #handle(ack: string, event: AnyEvent): Promise<ReactionFailure | null> {
    const working = () => {
      if (!this.#nc.isClosed()) this.#nc.publish(ack, WORKING);
    };
    working();
    const progress = setInterval(working, this.#progressInterval);
    try {
      return await this.#worker.handle(event);
    } finally {
      clearInterval(progress);
    }
  }
}

function respond(message: Msg, reply: HandleReply): void {
  message.respond(JSON.stringify(reply));
}
