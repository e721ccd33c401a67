/** What carries bytes to a client: a WebSocket, or the body of a response. */
export interface Channel<Data> {
  readonly isOpen: boolean;
  /** Bytes that were sent and not yet handed to the network. */
  readonly bufferedBytes: number;
  /** Bytes that have been handed to the network since the connection began. */
  readonly takenBytes: number;
  write(data: Data): void;
  /** Calls back, once, when nothing is buffered any more. */
  onceEmpty(callback: () => void): void;
}

/** What may lie in a channel's buffer before its senders wait. */
const HIGH_WATER_BYTES = 64 * 1024;

/**
 * The sending side of a connection: knows how much the client has not taken yet, and since when. Nearly every write is taken
 * by the network at once, so nothing is made or noted for one that is; who lags behind is looked at from time to time.
 */
export class BackpressuredWriter<Data> {
  readonly #channel: Channel<Data>;
  readonly #now: () => number;
  #waiting: (() => void)[] | null = null;
  /** What the client had taken when it was last looked at, and when it had first taken so much. */
  #taken = -1;
  #progressAt = 0;

  constructor(channel: Channel<Data>, now: () => number) {
    this.#channel = channel;
    this.#now = now;
  }

  send(data: Data): void {
    const channel = this.#channel;
    if (!channel.isOpen) return;
    channel.write(data);
    if (channel.bufferedBytes > 0) this.#look();
  }

  /** Undefined when more may be sent; otherwise resolves when the client has caught up, or is gone. */
  ready(): Promise<void> | undefined {
    if (this.#channel.bufferedBytes <= HIGH_WATER_BYTES) return undefined;
    return new Promise((resolve) => {
      if (!this.#waiting) this.#channel.onceEmpty(() => this.release());
      (this.#waiting ??= []).push(resolve);
    });
  }

  /** For how long, in ms, the client has been seen to take nothing of what waits for it. */
  get stalledFor(): number {
    if (this.#channel.bufferedBytes === 0) return 0;
    this.#look();
    return this.#now() - this.#progressAt;
  }

  release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const resolve of waiting) resolve();
  }

  #look(): void {
    const taken = this.#channel.takenBytes;
    if (taken === this.#taken) return;
    this.#taken = taken;
    this.#progressAt = this.#now();
  }
}
