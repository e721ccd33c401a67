import type { WebSocket } from 'ws';

/** What may lie in a socket's buffer before its senders wait. */
const HIGH_WATER_BYTES = 64 * 1024;

/** The sending side of a socket: knows how much the client has not taken yet, and since when. */
export class Outlet {
  readonly #socket: WebSocket;
  readonly #now: () => number;
  #waiting: (() => void)[] = [];
  #progressAt: number;

  constructor(socket: WebSocket, now: () => number) {
    this.#socket = socket;
    this.#now = now;
    this.#progressAt = now();
  }

  send(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount === 0) this.#progressAt = this.#now();
    this.#socket.send(text, this.#onTaken);
  }

  /** Undefined when more may be sent; otherwise resolves when the client has caught up, or is gone. */
  ready(): Promise<void> | undefined {
    if (this.#socket.bufferedAmount <= HIGH_WATER_BYTES) return undefined;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** For how long, in ms, the client has taken nothing of what waits for it. */
  get stalledFor(): number {
    return this.#socket.bufferedAmount === 0 ? 0 : this.#now() - this.#progressAt;
  }

  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  readonly #onTaken = (): void => {
    this.#progressAt = this.#now();
    if (this.#waiting.length > 0 && this.#socket.bufferedAmount <= HIGH_WATER_BYTES) this.release();
  };
}
