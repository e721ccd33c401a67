import { setImmediate } from 'node:timers/promises';

/** Waits for the payload of a notice. */
export interface Recipient<Source> {
  /** Receives the payload; null when there is nothing to send. */
  deliver(source: Source, payload: string | null): void;
}

/** Recipients that are served in a row. Then other work runs: pings, requests, new sockets. */
const SLICE = 256;

/** Calls a function for each index below `count`, with pauses in which other work runs. */
export async function inSlices(count: number, each: (index: number) => void): Promise<void> {
  for (let index = 0; index < count; index++) {
    if (index > 0 && index % SLICE === 0) await setImmediate();
    each(index);
  }
}

/** One payload for many recipients. They are kept in an array, because ten thousand promises cost more than the writes. */
export class SharedPayload<Source, Waiting extends Recipient<Source>> {
  readonly #source: Source;
  readonly #fail: (recipient: Waiting, error: unknown) => void;
  #waiting: Waiting[] = [];
  #outcome: { payload: string | null } | { error: unknown } | null = null;

  /** `fail` is called for each recipient when the payload cannot be resolved. */
  constructor(
    source: Source,
    payload: Promise<string | null>,
    fail: (recipient: Waiting, error: unknown) => void,
  ) {
    this.#source = source;
    this.#fail = fail;
    void payload
      .then(
        (resolved) => (this.#outcome = { payload: resolved }),
        (error: unknown) => (this.#outcome = { error }),
      )
      .then(() => this.#serveWaiting());
  }

  /** Delivers the payload: at once when it is there. */
  deliverTo(recipient: Waiting): void {
    const outcome = this.#outcome;
    if (!outcome) this.#waiting.push(recipient);
    else if ('error' in outcome) this.#fail(recipient, outcome.error);
    else recipient.deliver(this.#source, outcome.payload);
  }

  #serveWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    return inSlices(waiting.length, (index) => this.deliverTo(waiting[index]!));
  }
}
