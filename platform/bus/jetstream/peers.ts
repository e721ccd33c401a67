import type { NatsConnection, Subscription } from '@nats-io/transport-node';
import { reads, type AnyEvent, type ReadVersions } from '../../event.js';
import { isNoResponders } from './no-responders.js';
import { OFFER_EVERY, type Offer, type HandleRequest, type HandleReply } from './handle-request.js';

interface PeerCapacity {
  free: number;
  reads: ReadVersions;
  /** When the offer expires, in ms of `performance.now()`. */
  until: number;
}

/** Timeouts in ms: for handling an event, and for asking whether it is still being handled. */
const HANDLE_TIMEOUT = 3_600_000;
const ASK_TIMEOUT = 1_000;

const NOT_TAKEN: HandleReply = { taken: false, error: null };

/** The leader's view of the standbys: the free capacity that each of them reports. */
export class Peers {
  readonly #nc: NatsConnection;
  readonly #onFree: () => void;
  readonly #offers: Subscription;
  readonly #byAddress = new Map<string, PeerCapacity>();

  constructor(nc: NatsConnection, subject: string, onFree: () => void) {
    this.#nc = nc;
    this.#onFree = onFree;
    this.#offers = nc.subscribe(subject, {
      callback: (error, message) => {
        if (error) return;
        const { address, free, reads = {} } = message.json<Offer>();
        this.#byAddress.set(address, { free, reads, until: performance.now() + 3 * OFFER_EVERY });
        onFree();
      },
    });
  }

  close(): void {
    if (!this.#offers.isClosed()) this.#offers.unsubscribe();
  }

  /** Whether a peer reads an event, with free capacity or without. */
  read(event: AnyEvent): boolean {
    return this.#readersOf(event).length > 0;
  }

  /** Reserves capacity at the peer with the most and returns its address; null when no peer that reads the event has any. */
  take(event: AnyEvent): string | null {
    let best: [string, PeerCapacity] | null = null;
    for (const [address, peer] of this.#readersOf(event))
      if (peer.free > (best?.[1].free ?? 0)) best = [address, peer];
    if (best === null) return null;
    best[1].free--;
    return best[0];
  }

  #readersOf(event: AnyEvent): [string, PeerCapacity][] {
    for (const [address, { until }] of this.#byAddress)
      if (until < performance.now()) this.#byAddress.delete(address);
    return [...this.#byAddress].filter(([, peer]) => reads(peer.reads, event));
  }

  /** Has a peer handle an event. Resolves when the peer has finished. */
  async handle(address: string, work: HandleRequest): Promise<HandleReply> {
    const reply = await this.#ask(address, work, HANDLE_TIMEOUT);
    const peer = this.#byAddress.get(address);
    if (reply.taken && peer) peer.free++;
    else this.#byAddress.delete(address);
    this.#onFree();
    return reply;
  }

  /** Whether a peer is still handling the event. */
  async has(address: string, work: HandleRequest): Promise<boolean> {
    return (await this.#ask(address, { ...work, event: null }, ASK_TIMEOUT)).taken;
  }

  async #ask(address: string, work: HandleRequest, timeout: number): Promise<HandleReply> {
    try {
      return (await this.#nc.request(address, JSON.stringify(work), { timeout })).json<HandleReply>();
    } catch (error) {
      if (isNoResponders(error) || work.event === null) return NOT_TAKEN;
      return { taken: true, error: error instanceof Error ? error.message : String(error) };
    }
  }
}
