import type { Clock } from '#platform/clock.js';
import { afterPendingReads } from '#platform/http-timeouts.js';
import { addressKey } from '#platform/rate-limit/index.js';
import type { AccessToken } from '#platform/tokens/index.js';
import type { Revocation } from '../authentication.js';
import type { Limits } from '../limits.js';
import { CLOSE } from './close-codes.js';

/** ms between two sweeps over all connections: the most by which a timed end is late. */
const SWEEP_MS = 500;
/** ms between two pings of a connection; one that has not answered by the next ping is terminated. */
const PING_MS = 12_000;
/** ms that a client has to complete the closing handshake before its connection is terminated. */
const CUT_MS = 1_000;
/** ms between two checks while draining. */
const CHECK_MS = 5;

/** A client's connection, of any transport, as the sweep sees it. */
export interface Connection {
  readonly clientIp: string | null;
  /** Null before the connection is introduced, and for an anonymous client. */
  readonly access: AccessToken | null;
  readonly introduced: boolean;
  /** ms since 1970. */
  readonly openedAt: number;
  /** Operations without a result; open subscriptions are not counted. */
  readonly running: number;
  /** ms for which the client has read nothing although bytes are buffered. */
  readonly stalledFor: number;
  close(code: number, reason: string): void;
  /** Ends the connection without a closing handshake. */
  terminate(): void;
  /** Pings the client; false when it has not answered the ping before. */
  ping(): boolean;
}

/** All connections of this gateway. They end by timeouts, by revocations, and when the gateway stops. */
export class Connections {
  readonly #limits: Limits;
  readonly #clock: Clock;
  readonly #open = new Set<Connection>();
  readonly #byUser = new Map<string, Set<Connection>>();
  readonly #byAddress = new Map<string | null, number>();
  readonly #timer: NodeJS.Timeout;
  #pingedAt: number;

  constructor(limits: Limits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
    this.#pingedAt = clock.now();
    // One timer for all connections, because ten thousand sockets would need tens of thousands.
    // After a pause of the process, pending messages are read first: a client may have answered in time.
    this.#timer = setInterval(() => afterPendingReads(() => this.#sweep()), SWEEP_MS).unref();
  }

  /** Operations without a result. */
  get running(): number {
    let running = 0;
    for (const connection of this.#open) running += connection.running;
    return running;
  }

  /** Whether an address may open another connection. */
  hasCapacityFor(clientIp: string | null): boolean {
    return (this.#byAddress.get(addressOf(clientIp)) ?? 0) < this.#limits.socketsPerAddress;
  }

  add(connection: Connection): void {
    const address = addressOf(connection.clientIp);
    this.#open.add(connection);
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
  }

  /** Assigns a connection to a user; false when the user has too many connections, or this one is gone. */
  introduce(connection: Connection, viewerId: string): boolean {
    // It may have ended while its token was verified, and would never be removed.
    if (!this.#open.has(connection)) return false;
    const theirs = this.#byUser.get(viewerId) ?? new Set();
    if (theirs.size >= this.#limits.socketsPerUser) return false;
    this.#byUser.set(viewerId, theirs.add(connection));
    return true;
  }

  delete(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    const { access } = connection;
    const address = addressOf(connection.clientIp);
    const left = (this.#byAddress.get(address) ?? 1) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
    const theirs = access && this.#byUser.get(access.viewer.id);
    theirs?.delete(connection);
    if (theirs?.size === 0) this.#byUser.delete(access!.viewer.id);
  }

  /** Closes the connections whose access has been revoked. */
  revoke({ userId, revokes }: Revocation): void {
    for (const connection of this.#byUser.get(userId) ?? []) {
      const { access } = connection;
      if (access && revokes(access.viewer)) connection.close(CLOSE.Forbidden, 'Access has ended');
    }
  }

  /**
   * Ends all connections at random moments within `ms`, so that clients do not reconnect all at once. Operations that are
   * running finish first. Resolves when no connection is left.
   */
  async drain(ms: number): Promise<void> {
    await Promise.all(
      [...this.#open].map(async (connection) => {
        await sleep(Math.random() * ms);
        const finishBy = Date.now() + this.#limits.operationMs;
        while (connection.running > 0 && Date.now() < finishBy) await sleep(CHECK_MS);
        connection.close(CLOSE.ServiceRestart, 'Service restart');
      }),
    );
    const cutAt = Date.now() + CUT_MS;
    while (this.#open.size > 0 && Date.now() < cutAt) await sleep(CHECK_MS);
    for (const connection of this.#open) connection.terminate();
    clearInterval(this.#timer);
  }

  #sweep(): void {
    const now = this.#clock.now();
    const isPingTime = now - this.#pingedAt >= PING_MS;
    if (isPingTime) this.#pingedAt = now;
    for (const connection of this.#open) {
      if (!connection.introduced && now - connection.openedAt >= this.#limits.initMs) {
        connection.close(CLOSE.ConnectionInitialisationTimeout, 'Connection initialisation timeout');
      } else if (connection.access && connection.access.expiresAt <= now) {
        connection.close(CLOSE.Forbidden, 'The access token has expired');
      } else if (connection.stalledFor >= this.#limits.stalledMs) {
        connection.close(CLOSE.TryAgainLater, 'Too slow');
        connection.terminate();
      } else if (isPingTime && !connection.ping()) connection.terminate();
    }
  }
}

/** The key that rate limits use: an IPv6 client has a whole network of addresses. */
function addressOf(clientIp: string | null): string | null {
  return clientIp === null ? null : addressKey(clientIp);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
