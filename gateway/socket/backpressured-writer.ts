/** Carries bytes to a client: a WebSocket, or a response body. */
export interface Channel<Data> {
  readonly isOpen: boolean;
  /** Bytes that were written and not yet passed to the kernel. */
  readonly bufferedBytes: number;
  /** Bytes passed to the kernel since the connection was opened. */
  readonly takenBytes: number;
  write(data: Data): void;
  /** Calls back once, when the buffer is empty. */
  onceEmpty(callback: () => void): void;
}

/** Buffered bytes above which senders wait. */
const HIGH_WATER_BYTES = 64 * 1024;

/**
 * The sending side of a connection: measures how many bytes are buffered, and for how long the client has read nothing. The
 * kernel takes almost every write at once, so nothing is allocated or recorded for such a write.
 */
export class BackpressuredWriter<Data> {
  readonly #channel: Channel<Data>;
  readonly #now: () => number;
  #waiting: (() => void)[] | null = null;
  /** The bytes taken at the last check, and when that number was first seen. */
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
    if (channel.bufferedBytes > 0) this.#check();
  }

  /** Undefined when more may be sent; otherwise resolves when the buffer is empty, or the connection is closed. */
  ready(): Promise<void> | undefined {
    if (this.#channel.bufferedBytes <= HIGH_WATER_BYTES) return undefined;
    return new Promise((resolve) => {
      if (!this.#waiting) this.#channel.onceEmpty(() => this.release());
      (this.#waiting ??= []).push(resolve);
    });
  }

  /** ms for which the client has read nothing although bytes are buffered. */
  get stalledFor(): number {
    if (this.#channel.bufferedBytes === 0) return 0;
    this.#check();
    return this.#now() - this.#progressAt;
  }

  release(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const resolve of waiting) resolve();
  }

  #check(): void {
    const taken = this.#channel.takenBytes;
    if (taken === this.#taken) return;
    this.#taken = taken;
    this.#progressAt = this.#now();
  }
}
