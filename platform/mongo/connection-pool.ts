import type { MongoClient } from 'mongodb';

/** Receives times in ms. */
export interface PoolObserver {
  /** A command has got a connection, after so long. */
  waited(ms: number): void;
  /** A command has ended: it used its connection for so long, from the request to the end of the answer. */
  used(ms: number): void;
}

const NOBODY: PoolObserver = { waited: () => undefined, used: () => undefined };

/**
 * The connections of a client, by the events of the driver's pool. Each command takes a connection and gives it back, so the
 * time between both is the latency of the command; the driver's own monitoring of commands would halve their throughput.
 */
export class ConnectionPool {
  #open = 0;
  #failures = 0;
  readonly #takenAt = new Map<string, number>();
  #observer = NOBODY;

  constructor(client: MongoClient) {
    client.on('connectionCreated', () => this.#open++);
    client.on('connectionClosed', ({ address, connectionId }) => {
      this.#open--;
      this.#takenAt.delete(`${address} ${connectionId}`);
    });
    client.on('connectionCheckOutFailed', () => this.#failures++);
    client.on('connectionCheckedOut', ({ address, connectionId, durationMS }) => {
      this.#takenAt.set(`${address} ${connectionId}`, performance.now());
      this.#observer.waited(durationMS);
    });
    client.on('connectionCheckedIn', ({ address, connectionId }) => {
      const key = `${address} ${connectionId}`;
      const takenAt = this.#takenAt.get(key);
      if (takenAt === undefined) return;
      this.#takenAt.delete(key);
      this.#observer.used(performance.now() - takenAt);
    });
  }

  /** Connections that are open, idle ones included. */
  get open(): number {
    return this.#open;
  }

  /** Connections that a command uses. */
  get inUse(): number {
    return this.#takenAt.size;
  }

  /** Commands that got no connection in time. */
  get failures(): number {
    return this.#failures;
  }

  watch(observer: PoolObserver): void {
    this.#observer = observer;
  }
}
