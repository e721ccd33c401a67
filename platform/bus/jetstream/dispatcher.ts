import type { JsMsg } from '@nats-io/jetstream';
import type { AnyEvent } from '../../event.js';
import type { Peers } from './peers.js';
import type { InFlightMessage } from './intake.js';
import type { Work } from './work.js';
import type { Worker } from './worker.js';

/** Why it failed when a peer had it that is there no more. */
export const GONE = 'The process that handled it is gone.';

/** Null when the event was handled, otherwise why it failed; undefined when nobody has begun with it. */
type Outcome = string | null | undefined;

interface Waiting {
  inFlight: InFlightMessage;
  event: AnyEvent;
  resolve: (outcome: Outcome) => void;
}

/** An event that a peer has, and how to stop waiting for it. */
interface Away {
  address: string;
  work: Work;
  giveUp: (outcome: Outcome) => void;
}

export interface DispatcherOptions {
  worker: Worker;
  peers: Peers;
  /** False when another process may lead by now. */
  mayBegin: () => boolean;
  /** Called when a place is taken for an event, right before it is begun with; false when it must not be. */
  begin: (inFlight: InFlightMessage) => Promise<boolean>;
}

/** Gives events to whoever has a place free: this process first, then the peer that has the most. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #line: Waiting[] = [];
  readonly #away = new Map<InFlightMessage, Away>();
  #closed = false;
  #abandoned = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  handle(inFlight: InFlightMessage, event: AnyEvent): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#line.push({ inFlight, event, resolve });
      this.pump();
    });
  }

  /** To be called when a place may have become free. */
  pump(): void {
    const { worker, peers, mayBegin } = this.#options;
    if (this.#closed || !mayBegin()) {
      for (const { resolve } of this.#line.splice(0)) resolve(undefined);
    }
    while (this.#line.length > 0) {
      const address = worker.free > 0 ? null : peers.take();
      if (worker.free <= 0 && address === null) return;
      const waiting = this.#line.shift() as Waiting;
      void (address === null ? this.#here(waiting) : this.#send(waiting, address));
    }
  }

  /** Whether an event is still being handled, as far as this process can tell: a peer that has it is asked. */
  async handles(inFlight: InFlightMessage): Promise<boolean> {
    const away = this.#away.get(inFlight);
    return away ? this.#options.peers.has(away.address, away.work) : inFlight.where === 'here';
  }

  /** To be called when the server has not heard of an event for too long: a peer that has it may be gone. */
  async doubt(inFlight: InFlightMessage): Promise<void> {
    const away = this.#away.get(inFlight);
    if (away && !(await this.handles(inFlight))) away.giveUp(GONE);
  }

  /** Begins with nothing more. */
  close(): void {
    this.#closed = true;
    this.pump();
  }

  /** Waits for no peer any longer. */
  abandon(): void {
    this.#abandoned = true;
    for (const { giveUp } of this.#away.values()) giveUp(undefined);
  }

  async #here({ inFlight, event, resolve }: Waiting): Promise<void> {
    inFlight.where = 'here';
    const outcome = await this.#options.worker.handleAfter(() => this.#begin(inFlight), event);
    inFlight.where = null;
    resolve(outcome);
  }

  async #send(waiting: Waiting, address: string): Promise<void> {
    const { inFlight, event, resolve } = waiting;
    const work: Work = { ack: ackAddress(inFlight.message), id: inFlight.id, event };
    inFlight.where = 'here';
    if (!(await this.#begin(inFlight))) {
      inFlight.where = null;
      return resolve(undefined);
    }
    inFlight.where = 'away';
    const outcome = await new Promise<Outcome>((giveUp) => {
      this.#away.set(inFlight, { address, work, giveUp });
      void this.#options.peers
        .handle(address, work)
        .then(({ taken, error }) => giveUp(taken ? error : undefined));
    });
    this.#away.delete(inFlight);
    if (outcome !== undefined) {
      inFlight.where = null;
      return resolve(outcome);
    }
    // What is waited for no longer stays with the peer.
    if (!this.#abandoned) inFlight.where = null;
    if (this.#closed) return resolve(undefined);
    // Nobody took it: the next place is for it again.
    this.#line.unshift(waiting);
    this.pump();
  }

  async #begin(inFlight: InFlightMessage): Promise<boolean> {
    // That takes a moment, in which another one may have come to lead.
    return (await this.#options.begin(inFlight)) && this.#options.mayBegin();
  }
}

/** Where a delivery is answered: the library has it, without having it in its types. */
function ackAddress(message: JsMsg): string {
  return (message as JsMsg & { reply: string }).reply;
}
