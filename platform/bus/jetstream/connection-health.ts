import type { NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../../log.js';

/** ms between two looks, and looks without an answer after which the server counts as away: a second, all in all. */
const LOOK_EVERY = 200;
const SILENT_LOOKS = 4;

/**
 * Whether the server is there. A connection that is lost tells of it by itself; a server that hangs does not, so it is
 * asked all the time, and an answer means that all it had sent before has come. Looks are counted and not ms: a process
 * that was busy itself has not looked, and blames nobody.
 */
export class ConnectionHealth implements Disposable {
  readonly #nc: NatsConnection;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #isConnected = true;
  #isAsking = false;
  #silentLooks = 0;
  #isThere = true;
  #thereSince = -Infinity;

  constructor(nc: NatsConnection, log: Log) {
    this.#nc = nc;
    this.#log = log;
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY).unref();
    void this.#watch();
  }

  /** ms for which the server has been there without a break, Infinity when it always was; 0 while it is away. */
  get steadyFor(): number {
    if (!this.#isThere || this.#nc.isClosed()) return 0;
    // Never 0, however lately it came back.
    return performance.now() - this.#thereSince + 1;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    if (!this.#isConnected) return;
    if (this.#isAsking) {
      if (++this.#silentLooks === SILENT_LOOKS) this.#judge('nats does not answer');
      return;
    }
    this.#isAsking = true;
    this.#nc.flush().then(
      () => this.#hear(),
      () => (this.#isAsking = false),
    );
  }

  #hear(): void {
    this.#isAsking = false;
    this.#silentLooks = 0;
    this.#judge('nats is back');
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#nc.status()) {
      if (type !== 'disconnect' && type !== 'reconnect') continue;
      this.#isConnected = type === 'reconnect';
      // What was asked before is answered by nobody.
      this.#isAsking = false;
      this.#silentLooks = 0;
      this.#judge(this.#isConnected ? 'nats is back' : 'nats cannot be reached, trying again');
    }
  }

  #judge(word: string): void {
    const isThere = this.#isConnected && this.#silentLooks < SILENT_LOOKS;
    if (isThere === this.#isThere) return;
    this.#isThere = isThere;
    if (isThere) this.#thereSince = performance.now();
    this.#log.warn(word);
  }
}
