/** What carries bytes to a client: a WebSocket, or the body of a response. */
export interface Channel {
  readonly isOpen: boolean;
  /** Bytes that were sent and not yet handed to the network. */
  readonly bufferedBytes: number;
  /** Sends a text; `onTaken` is called when it has been handed to the network. */
  write(text: string, onTaken: () => void): void;
}

/** What may lie in a channel's buffer before its senders wait. */
const HIGH_WATER_BYTES = 64 * 1024;

/** The sending side of a connection: knows how much the client has not taken yet, and since when. */
export class Outlet {
  readonly #channel: Channel;
  readonly #now: () => number;
  #waiting: (() => void)[] = [];
  #progressAt: number;

  constructor(channel: Channel, now: () => number) {
    this.#channel = channel;
    this.#now = now;
    this.#progressAt = now();
  }

  send(text: string): void {
    if (!this.#channel.isOpen) return;
    if (this.#channel.bufferedBytes === 0) this.#progressAt = this.#now();
    this.#channel.write(text, this.#onTaken);
  }

  /** Undefined when more may be sent; otherwise resolves when the client has caught up, or is gone. */
  ready(): Promise<void> | undefined {
    if (this.#channel.bufferedBytes <= HIGH_WATER_BYTES) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** For how long, in ms, the client has taken nothing of what waits for it. */
  get stalledFor(): number {
    return this.#channel.bufferedBytes === 0 ? 0 : this.#now() - this.#progressAt;
  }

  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  readonly #onTaken = (): void => {
    this.#progressAt = this.#now();
    if (this.#waiting.length > 0 && this.#channel.bufferedBytes <= HIGH_WATER_BYTES) this.release();
  };
}
