import type { JsMsg } from '@nats-io/jetstream';
import { versionKeyOf, type AnyEvent } from '../../event.js';
import type { Peers } from './peers.js';
import type { InFlightMessage } from './intake.js';
import type { HandleReply, HandleRequest } from './handle-request.js';
import type { ReactionFailure, ReactionRunner } from './reaction-runner.js';

/** The failure that is reported when the peer that handled an event has disappeared. */
export const PEER_GONE: ReactionFailure = {
  reason: 'The process that handled the event has disappeared.',
  isOutage: false,
};

/**
 * Null when the event was handled, the failure when it failed, undefined when no process has started
 * it.
 */
type Outcome = ReactionFailure | null | undefined;

interface Waiting {
  inFlight: InFlightMessage;
  event: AnyEvent;
  resolve: (outcome: Outcome) => void;
}

/** An event that a peer is handling, and a callback that ends the wait for its reply. */
interface AtPeer {
  address: string;
  work: HandleRequest;
  settle: (outcome: Outcome) => void;
}

export interface DispatcherOptions {
  worker: ReactionRunner;
  peers: Peers;
  /** False when another process may hold the lease. */
  holdsLease: () => boolean;
  /**
   * Called when capacity is reserved for an event, before its reaction starts. Returning false cancels the
   * start.
   */
  begin: (inFlight: InFlightMessage) => Promise<boolean>;
}

/** Assigns events to processes with free capacity: this process first, then the peer with the most. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  /** Events that this process reads. */
  readonly #waiting: Waiting[] = [];
  /** By type and version: events that only peers read. They do not hold up those that this process reads. */
  readonly #forPeers = new Map<string, Waiting[]>();
  readonly #atPeers = new Map<InFlightMessage, AtPeer>();
  #closed = false;
  #abandoned = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  handle(inFlight: InFlightMessage, event: AnyEvent): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#lineOf(event).push({ inFlight, event, resolve });
      this.pump();
    });
  }

  /** Whether this process or a peer reads an event. */
  isReadable(event: AnyEvent): boolean {
    return this.#options.worker.reads(event) || this.#options.peers.read(event);
  }

  /** Must be called when capacity may have become free. */
  pump(): void {
    const { worker, peers, holdsLease } = this.#options;
    const mayStart = !this.#closed && holdsLease();
    if (!mayStart) cancel(this.#waiting);
    for (const [version, line] of this.#forPeers) {
      if (!mayStart || !peers.read(line[0]!.event)) cancel(line);
      for (let address; line.length > 0 && (address = peers.take(line[0]!.event)) !== null;)
        void this.#sendToPeer(line.shift() as Waiting, address);
      if (line.length === 0) this.#forPeers.delete(version);
    }
    while (this.#waiting.length > 0) {
      const address = worker.free > 0 ? null : peers.take(this.#waiting[0]!.event);
      if (worker.free <= 0 && address === null) return;
      const waiting = this.#waiting.shift() as Waiting;
      void (address === null ? this.#handleHere(waiting) : this.#sendToPeer(waiting, address));
    }
  }

  /** Whether an event is still being handled. Asks the peer that has the event. */
  async handles(inFlight: InFlightMessage): Promise<boolean> {
    const atPeer = this.#atPeers.get(inFlight);
    return atPeer ? this.#options.peers.has(atPeer.address, atPeer.work) : inFlight.where === 'here';
  }

  /** Must be called when the server redelivers an in-flight event: the peer that handled it may have died. */
  async verifyPeer(inFlight: InFlightMessage): Promise<void> {
    const atPeer = this.#atPeers.get(inFlight);
    if (atPeer && !(await this.handles(inFlight))) atPeer.settle(PEER_GONE);
  }

  /** Starts no more events. */
  close(): void {
    this.#closed = true;
    this.pump();
  }

  /** Stops waiting for the replies of peers. */
  abandon(): void {
    this.#abandoned = true;
    for (const { settle } of this.#atPeers.values()) settle(undefined);
  }

  async #handleHere({ inFlight, event, resolve }: Waiting): Promise<void> {
    inFlight.where = 'here';
    const outcome = await this.#options.worker.handleAfter(() => this.#begin(inFlight), event);
    inFlight.where = null;
    resolve(outcome);
  }

  async #sendToPeer(waiting: Waiting, address: string): Promise<void> {
    const { inFlight, event, resolve } = waiting;
    const work: HandleRequest = { ack: ackAddress(inFlight.message), id: inFlight.id, event };
    inFlight.where = 'here';
    if (!(await this.#begin(inFlight))) {
      inFlight.where = null;
      return resolve(undefined);
    }
    inFlight.where = 'peer';
    const outcome = await new Promise<Outcome>((settle) => {
      this.#atPeers.set(inFlight, { address, work, settle });
      void this.#options.peers.handle(address, work).then((reply) => settle(outcomeOf(reply)));
    });
    this.#atPeers.delete(inFlight);
    if (outcome !== undefined) {
      inFlight.where = null;
      return resolve(outcome);
    }
    // After `abandon`, the peer still owns the event.
    if (!this.#abandoned) inFlight.where = null;
    if (this.#closed) return resolve(undefined);
    // The peer has refused the event: it gets the next free capacity.
    this.#lineOf(event).unshift(waiting);
    this.pump();
  }

  #lineOf(event: AnyEvent): Waiting[] {
    if (this.#options.worker.reads(event)) return this.#waiting;
    const version = versionKeyOf(event);
    const line = this.#forPeers.get(version) ?? [];
    this.#forPeers.set(version, line);
    return line;
  }

  async #begin(inFlight: InFlightMessage): Promise<boolean> {
    // `begin` is asynchronous: the lease may have been lost in the meantime.
    return (await this.#options.begin(inFlight)) && this.#options.holdsLease();
  }
}

function outcomeOf({ taken, error, isOutage = false }: HandleReply): Outcome {
  if (!taken) return undefined;
  return error === null ? null : { reason: error, isOutage };
}

function cancel(line: Waiting[]): void {
  for (const { resolve } of line.splice(0)) resolve(undefined);
}

/** The ack subject of a delivery. The client library has it, but not in its public type. */
function ackAddress(message: JsMsg): string {
  return (message as JsMsg & { reply: string }).reply;
}
