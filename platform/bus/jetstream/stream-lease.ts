import { randomUUID } from 'node:crypto';
import { JetStreamApiError, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import type { LeaseStore } from '../../lease.js';
import { timely } from '../../timely.js';

/** ms after which the server removes a lease that is not renewed. */
export const LEASE_TTL = 4_000;

/** The part of it that a holder does not count on, in ms: a renewal may have taken as long. */
export const LEASE_MARGIN = 1_000;

/** ms between two attempts to take or to renew a lease: with the time to live, a dead leader is replaced within 5 s. */
export const LEASE_INTERVAL = 500;

/** JetStream's error code for a last message of the subject other than the expected one. */
const WRONG_LAST_SEQUENCE = 10_071;

export interface StreamLeaseOptions {
  js: JetStreamClient;
  manager: JetStreamManager;
  /** The stream of leases: at most one message per subject, which lives for LEASE_TTL. */
  stream: string;
  subject: string;
}

/**
 * A lease that is a message in a stream: the holder that publishes it where there is none takes the lease, and the holder
 * that replaces its own message renews it. JetStream's expected last sequence makes both atomic.
 */
export class StreamLease implements LeaseStore {
  readonly #options: StreamLeaseOptions;
  readonly #holder = randomUUID();
  /** The sequence of our message; 0 when we have none. */
  #sequence = 0;
  /** Whether a publish got no response, so that the newest message may be ours with a sequence that we do not have. */
  #isUncertain = false;

  constructor(options: StreamLeaseOptions) {
    this.#options = options;
  }

  async take(): Promise<boolean> {
    const { js, subject } = this.#options;
    const expect = { lastSubjectSequence: this.#sequence };
    try {
      this.#sequence = (await js.publish(subject, this.#holder, { expect, timeout: LEASE_MARGIN })).seq;
      this.#isUncertain = false;
      return true;
    } catch (error) {
      if (error instanceof JetStreamApiError && error.code === WRONG_LAST_SEQUENCE)
        return this.#refused(error);
      this.#isUncertain = true;
      throw error;
    }
  }

  async release(): Promise<void> {
    const { manager, stream } = this.#options;
    await timely(manager.streams.deleteMessage(stream, this.#sequence, false));
  }

  async #refused(error: JetStreamApiError): Promise<boolean> {
    this.#sequence = this.#isUncertain ? await this.#findOwnSequence() : 0;
    this.#isUncertain = false;
    // Our message of an earlier attempt has an unknown age: the next attempt renews it.
    if (this.#sequence > 0) throw error;
    return false;
  }

  /** The sequence of the newest message when it is ours, else 0. Rejects when the server does not respond. */
  async #findOwnSequence(): Promise<number> {
    const { manager, stream, subject } = this.#options;
    const message = await manager.streams.getMessage(stream, { last_by_subj: subject });
    return message?.string() === this.#holder ? message.seq : 0;
  }
}
