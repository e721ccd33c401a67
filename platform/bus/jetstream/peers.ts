import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { isNoResponders } from './no-responders.js';
import { OFFER_EVERY, type Offer, type Work, type WorkReply } from './work.js';

interface Colleague {
  free: number;
  /** When the offer is stale, by the clock of this process. */
  until: number;
}

/** ms that handling may take at most, and that an answer to the request may take whether it goes on. */
const HANDLE_TIMEOUT = 3_600_000;
const ASK_TIMEOUT = 1_000;

const NOT_TAKEN: WorkReply = { taken: false, error: null };

/** What the leader knows of the others: who has how many places free, as they say themselves. */
export class Peers {
  readonly #nc: NatsConnection;
  readonly #onFree: () => void;
  readonly #offers: Subscription;
  readonly #byAddress = new Map<string, Colleague>();

  constructor(nc: NatsConnection, subject: string, onFree: () => void) {
    this.#nc = nc;
    this.#onFree = onFree;
    this.#offers = nc.subscribe(subject, {
      callback: (error, message) => {
        if (error) return;
        const { address, free } = message.json<Offer>();
        this.#byAddress.set(address, { free, until: performance.now() + 3 * OFFER_EVERY });
        onFree();
      },
    });
  }

  close(): void {
    if (!this.#offers.isClosed()) this.#offers.unsubscribe();
  }

  /** The address of the one with the most places free, one of which is taken with that; null when nobody has one. */
  take(): string | null {
    let best: [string, Colleague] | null = null;
    for (const [address, peer] of this.#byAddress) {
      if (peer.until < performance.now()) this.#byAddress.delete(address);
      else if (peer.free > (best?.[1].free ?? 0)) best = [address, peer];
    }
    if (best === null) return null;
    best[1].free--;
    return best[0];
  }

  /** Has a peer handle an event, however long that takes. */
  async handle(address: string, work: Work): Promise<WorkReply> {
    const reply = await this.#ask(address, work, HANDLE_TIMEOUT);
    const peer = this.#byAddress.get(address);
    if (reply.taken && peer) peer.free++;
    else this.#byAddress.delete(address);
    this.#onFree();
    return reply;
  }

  /** Whether a peer is still handling what it was sent. */
  async has(address: string, work: Work): Promise<boolean> {
    return (await this.#ask(address, { ...work, event: null }, ASK_TIMEOUT)).taken;
  }

  async #ask(address: string, work: Work, timeout: number): Promise<WorkReply> {
    try {
      return (await this.#nc.request(address, JSON.stringify(work), { timeout })).json<WorkReply>();
    } catch (error) {
      if (isNoResponders(error) || work.event === null) return NOT_TAKEN;
      return { taken: true, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
