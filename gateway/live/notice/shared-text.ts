import { setImmediate } from 'node:timers/promises';

/** Somebody who waits for the text of a notice. */
export interface Recipient<Source> {
  /** Takes the text; null when there is nothing to tell. */
  take(source: Source, text: string | null): void;
  /** There is no text, because of this. */
  lose(source: Source, error: unknown): void;
}

/** Recipients who are served at a stretch. Then others have a turn: pings, requests, new sockets. */
const AT_A_STRETCH = 256;

/** Does something for each of many, with pauses in which other work is done. */
export async function inSlices(count: number, each: (index: number) => void): Promise<void> {
  for (let index = 0; index < count; index++) {
    if (index > 0 && index % AT_A_STRETCH === 0) await setImmediate();
    each(index);
  }
}

/** One text on its way to many: they are kept in a plain list, because ten thousand promises cost more than the writes. */
export class SharedText<Source> {
  readonly #source: Source;
  #waiting: Recipient<Source>[] = [];
  #outcome: { text: string | null } | { error: unknown } | null = null;

  constructor(source: Source, text: Promise<string | null>) {
    this.#source = source;
    void text
      .then(
        (known) => (this.#outcome = { text: known }),
        (error: unknown) => (this.#outcome = { error }),
      )
      .then(() => this.#serveWaiting());
  }

  /** Hands the text over: at once when it is known. */
  deliverTo(recipient: Recipient<Source>): void {
    const outcome = this.#outcome;
    if (!outcome) this.#waiting.push(recipient);
    else if ('error' in outcome) recipient.lose(this.#source, outcome.error);
    else recipient.take(this.#source, outcome.text);
  }

  #serveWaiting(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    return inSlices(waiting.length, (index) => this.deliverTo(waiting[index]!));
  }
}
