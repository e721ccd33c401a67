import { createInbox, type Msg, type NatsConnection, type Subscription } from '@nats-io/transport-node';
import type { AnyEvent } from '../../event.js';
import { withTimeout } from './with-timeout.js';
import { OFFER_EVERY, type Offer, type Work, type WorkReply } from './work.js';
import type { Worker } from './worker.js';

/** Tells JetStream that an event is still being handled. */
const WORKING = '+WPI';

/** The part of a process that does not lead: offers its free places to the one that does, and handles what it is sent. */
export class Standby {
  readonly #nc: NatsConnection;
  readonly #worker: Worker;
  readonly #signOfLife: number;
  readonly #subscription: Subscription;
  readonly #offers: NodeJS.Timeout;
  readonly #running = new Map<string, Promise<void>>();
  #closing = false;

  /** `subject` is where the leader hears of offers; `signOfLife` is in ms. */
  constructor(nc: NatsConnection, subject: string, worker: Worker, signOfLife: number) {
    this.#nc = nc;
    this.#worker = worker;
    this.#signOfLife = signOfLife;
    const address = createInbox();
    this.#subscription = nc.subscribe(address, {
      callback: (error, message) => {
        if (!error) this.#answer(message);
      },
    });
    const offer = () => {
      const places: Offer = { address, free: worker.free };
      if (!nc.isClosed()) nc.publish(subject, JSON.stringify(places));
    };
    this.#offers = setInterval(offer, OFFER_EVERY);
    offer();
  }

  /** Takes no more, and waits for what is being handled. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#offers);
    // What was sent by now still arrives, and is answered with a no.
    if (!this.#subscription.isClosed()) await withTimeout(this.#subscription.drain());
    await Promise.all(this.#running.values());
  }

  #answer(message: Msg): void {
    const { ack, id, event } = message.json<Work>();
    if (event === null || this.#closing || this.#worker.free <= 0 || !this.#worker.wants(event)) {
      return respond(message, { taken: event === null && this.#running.has(id), error: null });
    }
    const running = this.#handle(ack, event).then((error) => {
      this.#running.delete(id);
      respond(message, { taken: true, error });
    });
    this.#running.set(id, running);
  }

  async #handle(ack: string, event: AnyEvent): Promise<string | null> {
    const working = () => {
      if (!this.#nc.isClosed()) this.#nc.publish(ack, WORKING);
    };
    working();
    const signsOfLife = setInterval(working, this.#signOfLife);
    try {
      return await this.#worker.handle(event);
    } finally {
      clearInterval(signsOfLife);
    }
  }
}

function respond(message: Msg, reply: WorkReply): void {
  message.respond(JSON.stringify(reply));
}
