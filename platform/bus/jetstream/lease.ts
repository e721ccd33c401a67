import { randomUUID } from 'node:crypto';
import { JetStreamApiError, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream';
import { withTimeout } from './shutdown-timeout.js';

/** ms after which the server forgets a lease that nobody renews, and between two tries to take or to renew it. */
export const LEASE_TTL = 5_000;
const TRY_EVERY = 1_000;

/** JetStream's code for "the last message of this subject is another one than you expect". */
const ANOTHER = 10_071;

export interface LeaseOptions {
  js: JetStreamClient;
  manager: JetStreamManager;
  /** The stream of leases: one message for each subject, which lives as long as a lease. */
  stream: string;
  subject: string;
  onTaken: () => void;
  /** The lease may be another's by now. It is tried for again all the same. */
  onLost: () => void;
}

/**
 * At any time at most one of those who share a subject holds its lease. It is a message in a stream: who writes it
 * where there is none takes the lease, and who follows it up renews it.
 */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #id = randomUUID();
  #isHeld = false;
  /** Of the message that is the lease; 0 where none is ours. */
  #sequence = 0;
  /** Whether a try was not answered, so that the newest message may be ours without our knowing. */
  #isUnsure = false;
  #renewedAt = -Infinity;
  #trying: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: LeaseOptions) {
    this.#options = options;
  }

  /** Whether nobody else can hold it now. False when it could not be renewed for too long, before the server forgets it. */
  get isCertain(): boolean {
    return this.#isHeld && performance.now() - this.#renewedAt < LEASE_TTL - TRY_EVERY;
  }

  /** AttemptCounter for it from now on; resolves after the first try. */
  start(): Promise<void> {
    this.#timer = setInterval(() => void this.#try(), TRY_EVERY);
    return this.#try();
  }

  /** Gives it up: the next one takes it at its next try. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#trying;
    const { manager, stream } = this.#options;
    if (this.#isHeld) await withTimeout(manager.streams.deleteMessage(stream, this.#sequence, false));
    this.#isHeld = false;
  }

  #try(): Promise<void> {
    this.#trying ??= this.#write().finally(() => (this.#trying = null));
    return this.#trying;
  }

  async #write(): Promise<void> {
    const asked = performance.now();
    try {
      const expect = { lastSubjectSequence: this.#sequence };
      const { js, subject } = this.#options;
      this.#hold((await js.publish(subject, this.#id, { expect, timeout: TRY_EVERY })).seq, asked);
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== ANOTHER) this.#isUnsure = true;
      else await this.#refused();
    }
  }

  #hold(sequence: number, since: number): void {
    this.#sequence = sequence;
    this.#renewedAt = since;
    this.#isUnsure = false;
    if (this.#isHeld) return;
    this.#isHeld = true;
    this.#options.onTaken();
  }

  async #refused(): Promise<void> {
    const ours = this.#isUnsure ? await this.#ours() : 0;
    if (ours === null) return;
    this.#isUnsure = false;
    // Ours: the next try follows it up.
    this.#sequence = ours;
    if (ours > 0 || !this.#isHeld) return;
    this.#isHeld = false;
    this.#options.onLost();
  }

  /** The sequence of the lease when it is ours, 0 when it is not, null when nobody can tell. */
  async #ours(): Promise<number | null> {
    const { manager, stream, subject } = this.#options;
    try {
      const message = await manager.streams.getMessage(stream, { last_by_subj: subject });
      return message?.string() === this.#id ? message.seq : 0;
    } catch {
      return null;
    }
  }
}
