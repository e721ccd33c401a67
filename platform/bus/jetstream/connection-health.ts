import type { NatsConnection } from '@nats-io/transport-node';
import type { Log } from '../../log.js';

/**
 * Interval of probes in ms, and the number of unanswered probes after which the server counts as unreachable:
 * 1 s in total.
 */
const PROBE_EVERY = 200;
const MISSED_PROBES = 4;

/**
 * Detects whether the server responds. The client reports a lost connection by itself, but not a server that
 * hangs. So the server is probed by a flush (PING/PONG); a PONG also proves that everything sent before it
 * has arrived. The limit counts probes and not ms: a process whose event loop was blocked has sent no probes,
 * and must not report the server as lost.
 */
export class ConnectionHealth implements Disposable {
  readonly #nc: NatsConnection;
  readonly #log: Log;
  readonly #timer: NodeJS.Timeout;
  #isConnected = true;
  #isProbing = false;
  #missedProbes = 0;
  #isReachable = true;
  #reachableSince = -Infinity;

  constructor(nc: NatsConnection, log: Log) {
    this.#nc = nc;
    this.#log = log;
    this.#timer = setInterval(() => this.#probe(), PROBE_EVERY).unref();
    void this.#watch();
  }

  /** ms of uninterrupted connection. Infinity when it was never interrupted, 0 while it is. */
  get steadyFor(): number {
    if (!this.#isReachable || this.#nc.isClosed()) return 0;
    // At least 1: 0 means "unreachable".
    return performance.now() - this.#reachableSince + 1;
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #probe(): void {
    if (!this.#isConnected) return;
    if (this.#isProbing) {
      if (++this.#missedProbes === MISSED_PROBES) this.#update('nats does not respond');
      return;
    }
    this.#isProbing = true;
    this.#nc.flush().then(
      () => this.#onReply(),
      () => (this.#isProbing = false),
    );
  }

  #onReply(): void {
    this.#isProbing = false;
    this.#missedProbes = 0;
    this.#update('nats responds again');
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#nc.status()) {
      if (type !== 'disconnect' && type !== 'reconnect') continue;
      this.#isConnected = type === 'reconnect';
      // A probe sent before the connection changed gets no reply.
      this.#isProbing = false;
      this.#missedProbes = 0;
      this.#update(this.#isConnected ? 'nats reconnected' : 'nats connection lost, reconnecting');
    }
  }

  #update(message: string): void {
    const isReachable = this.#isConnected && this.#missedProbes < MISSED_PROBES;
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    if (isReachable) this.#reachableSince = performance.now();
    this.#log.warn(message);
  }
}
