import type { JsMsg } from '@nats-io/jetstream';
import type { AnyEvent } from '#schema/events.js';
import type { Colleagues } from './peers.js';
import type { Held } from './intake.js';
import type { Work } from './work.js';
import type { Worker } from './worker.js';

/** Why it failed when a colleague had it that is there no more. */
export const GONE = 'The process that handled it is gone.';

/** Null when the event was handled, otherwise why it failed; undefined when nobody has begun with it. */
type Outcome = string | null | undefined;

interface Waiting {
  held: Held;
  event: AnyEvent;
  resolve: (outcome: Outcome) => void;
}

/** An event that a colleague has, and how to stop waiting for it. */
interface Away {
  address: string;
  work: Work;
  giveUp: (outcome: Outcome) => void;
}

export interface DispatcherOptions {
  worker: Worker;
  colleagues: Colleagues;
  /** False when another process may lead by now. */
  mayBegin: () => boolean;
  /** Called when a place is taken for an event, right before it is begun with; false when it must not be. */
  begin: (held: Held) => Promise<boolean>;
}

/** Gives events to whoever has a place free: this process first, then the colleague that has the most. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #line: Waiting[] = [];
  readonly #away = new Map<Held, Away>();
  #closed = false;
  #abandoned = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  handle(held: Held, event: AnyEvent): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#line.push({ held, event, resolve });
      this.pump();
    });
  }

  /** To be called when a place may have become free. */
  pump(): void {
    const { worker, colleagues, mayBegin } = this.#options;
    if (this.#closed || !mayBegin()) {
      for (const { resolve } of this.#line.splice(0)) resolve(undefined);
    }
    while (this.#line.length > 0) {
      const address = worker.free > 0 ? null : colleagues.take();
      if (worker.free <= 0 && address === null) return;
      const waiting = this.#line.shift() as Waiting;
      void (address === null ? this.#here(waiting) : this.#send(waiting, address));
    }
  }

  /** Whether an event is still being handled, as far as this process can tell: a colleague that has it is asked. */
  async handles(held: Held): Promise<boolean> {
    const away = this.#away.get(held);
    return away ? this.#options.colleagues.has(away.address, away.work) : held.where === 'here';
  }

  /** To be called when the server has not heard of an event for too long: a colleague that has it may be gone. */
  async doubt(held: Held): Promise<void> {
    const away = this.#away.get(held);
    if (away && !(await this.handles(held))) away.giveUp(GONE);
  }

  /** Begins with nothing more. */
  close(): void {
    this.#closed = true;
    this.pump();
  }

  /** Waits for no colleague any longer. */
  abandon(): void {
    this.#abandoned = true;
    for (const { giveUp } of this.#away.values()) giveUp(undefined);
  }

  async #here({ held, event, resolve }: Waiting): Promise<void> {
    held.where = 'here';
    const outcome = await this.#options.worker.handleAfter(() => this.#begin(held), event);
    held.where = null;
    resolve(outcome);
  }

  async #send(waiting: Waiting, address: string): Promise<void> {
    const { held, event, resolve } = waiting;
    const work: Work = { ack: ackAddress(held.message), id: held.id, event };
    held.where = 'here';
    if (!(await this.#begin(held))) {
      held.where = null;
      return resolve(undefined);
    }
    held.where = 'away';
    const outcome = await new Promise<Outcome>((giveUp) => {
      this.#away.set(held, { address, work, giveUp });
      void this.#options.colleagues
        .handle(address, work)
        .then(({ taken, error }) => giveUp(taken ? error : undefined));
    });
    this.#away.delete(held);
    if (outcome !== undefined) {
      held.where = null;
      return resolve(outcome);
    }
    // What is waited for no longer stays with the colleague.
    if (!this.#abandoned) held.where = null;
    if (this.#closed) return resolve(undefined);
    // Nobody took it: the next place is for it again.
    this.#line.unshift(waiting);
    this.pump();
  }

  async #begin(held: Held): Promise<boolean> {
    // That takes a moment, in which another one may have come to lead.
    return (await this.#options.begin(held)) && this.#options.mayBegin();
  }
}

/** Where a delivery is answered: the library has it, without having it in its types. */
function ackAddress(message: JsMsg): string {
  return (message as JsMsg & { reply: string }).reply;
}
