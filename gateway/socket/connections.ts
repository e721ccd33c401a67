import type { Clock } from '#platform/clock.js';
import { afterPendingReads } from '#platform/http-timeouts.js';
import { addressKey } from '#platform/rate-limit/index.js';
import type { AccessToken } from '#platform/tokens/index.js';
import type { Revocation } from '../authentication.js';
import type { Limits } from '../limits.js';
import { CLOSE } from './close-codes.js';

/** How often connections are looked over, in ms: what ends by the clock ends this much late at most. */
const SWEEP_MS = 500;
/** How often a silent connection is pinged; one that does not answer until the next time is gone. */
const PING_MS = 12_000;
/** How long a closed socket may take to agree before it is cut, in ms. */
const CUT_MS = 1_000;
/** How often to look whether what is waited for has come, in ms. */
const LOOK_MS = 5;

/** One client's connection, whatever it speaks, as far as it is watched over. */
export interface Connection {
  readonly clientIp: string | null;
  /** Whose it is; null before the introduction, and for nobody signed in. */
  readonly access: AccessToken | null;
  readonly introduced: boolean;
  /** ms since 1970. */
  readonly openedAt: number;
  /** Operations that are running and have no answer yet; open streams are not counted. */
  readonly running: number;
  /** For how long, in ms, the client has taken nothing of what waits for it. */
  readonly stalledFor: number;
  close(code: number, reason: string): void;
  /** Ends it without waiting for the client's agreement. */
  terminate(): void;
  /** Shows that the gateway is there; false when the client has not answered the last time. */
  ping(): boolean;
}

/** All connections of this gateway, and what ends them: the clock, a revocation, the end of the gateway. */
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
    // One timer for all: ten thousand sockets would otherwise have tens of thousands.
    // After a process stood still its clients are read before they are judged: what they owe may have come meanwhile.
    this.#timer = setInterval(() => afterPendingReads(() => this.#sweep()), SWEEP_MS).unref();
  }

  /** Operations without an answer. */
  get running(): number {
    let running = 0;
    for (const connection of this.#open) running += connection.running;
    return running;
  }

  /** Whether an address may open another one. */
  hasCapacityFor(clientIp: string | null): boolean {
    return (this.#byAddress.get(addressOf(clientIp)) ?? 0) < this.#limits.socketsPerAddress;
  }

  add(connection: Connection): void {
    const address = addressOf(connection.clientIp);
    this.#open.add(connection);
    this.#byAddress.set(address, (this.#byAddress.get(address) ?? 0) + 1);
  }

  /** Remembers whose connection it is; false when that user has as many as they may, or the connection is gone. */
  introduce(connection: Connection, viewerId: string): boolean {
    // It may have ended while its token was looked at: nobody would take it out again.
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
   * Ends all connections, at random moments spread over `ms`: clients come back one by one, not all at once. Whoever waits
   * for an answer then is given it first. Resolves when none is left.
   */
  async drain(ms: number): Promise<void> {
    await Promise.all(
      [...this.#open].map(async (connection) => {
        await sleep(Math.random() * ms);
        const patientUntil = Date.now() + this.#limits.operationMs;
        while (connection.running > 0 && Date.now() < patientUntil) await sleep(LOOK_MS);
        connection.close(CLOSE.ServiceRestart, 'Service restart');
      }),
    );
    const cutAt = Date.now() + CUT_MS;
    while (this.#open.size > 0 && Date.now() < cutAt) await sleep(LOOK_MS);
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

/** As limits of rates count: whoever has one IPv6 address has a network of them. */
function addressOf(clientIp: string | null): string | null {
  return clientIp === null ? null : addressKey(clientIp);
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
