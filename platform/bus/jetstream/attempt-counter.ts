import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { InFlightMessage } from './intake.js';

export interface AttemptCounterOptions {
  js: JetStreamClient;
  manager: JetStreamManager;
  /** The stream of attempt counts: one message for each event that has one. */
  stream: string;
  /** The subject of an event's attempt count, by message id. */
  subject: (id: string) => string;
}

/** Timeout in ms for storing an attempt count. A leader that waits longer may have lost its lease. */
const STORE_TIMEOUT = 1_000;

/** An attempt that lasts longer than this (ms) is unlikely to have crashed the process, and counts SURVIVED_WEIGHT. */
const SURVIVED_MS = 1_000;
const SURVIVED_WEIGHT = 0.25;

/**
 * Counts the attempts to handle an event that did not complete, across all processes that crash while
 * handling it. The server's delivery count cannot be used: it also counts redeliveries of events that only
 * waited or were passed on when a process stopped, so that frequent restarts would turn healthy events into
 * dead letters.
 *
 * From the second delivery on, an attempt is stored before it starts. (The first is counted by the server and
 * costs nothing.) A process that crashes leaves the stored count behind. The crash may have been caused by
 * any event of the process, so events with a stored count are handled one at a time: each crash counts
 * against at most one of them, and healthy events complete between two crashes. A crash may also be unrelated
 * to any event. An attempt that has lasted longer than SURVIVED_MS therefore counts a quarter: long reactions
 * survive many restarts, and yet no event can crash processes forever.
 */
export class AttemptCounter {
  readonly #options: AttemptCounterOptions;
  readonly #running = new Map<InFlightMessage, NodeJS.Timeout>();
  readonly #survived = new WeakSet<InFlightMessage>();

  constructor(options: AttemptCounterOptions) {
    this.#options = options;
  }

  /**
   * Reads the attempts that other processes have counted for an event. False when the server cannot be
   * reached.
   */
  async load(inFlight: InFlightMessage): Promise<boolean> {
    const { manager, stream, subject } = this.#options;
    try {
      const stored = await manager.streams.getMessage(stream, { last_by_subj: subject(inFlight.id) });
      inFlight.attempts = stored ? Number(stored.string()) : 0;
      inFlight.isCounted = stored !== null;
      inFlight.isSuspect = inFlight.attempts > 0;
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Must be called right before an attempt. Returns false when the count could not be stored; the attempt
   * must not start then. `isAlive` is called later and tells whether the process that handles the event is
   * still alive.
   */
  async begin(inFlight: InFlightMessage, isAlive: () => Promise<boolean>): Promise<boolean> {
    const before = inFlight.attempts ?? 0;
    this.#survived.delete(inFlight);
    if (before === 0 && inFlight.message.info.deliveryCount === 1) return true;
    inFlight.isCounted = true;
    if (!(await this.#store(inFlight, before + 1))) return false;
    const survive = async (): Promise<void> => {
      if (!(await isAlive()) || !this.#running.has(inFlight)) return;
      this.#survived.add(inFlight);
      await this.#store(inFlight, before + SURVIVED_WEIGHT);
    };
    this.#running.set(
      inFlight,
      setTimeout(() => void survive(), SURVIVED_MS),
    );
    return true;
  }

  /** Must be called when an attempt has ended, or did not start. */
  end(inFlight: InFlightMessage): void {
    clearTimeout(this.#running.get(inFlight));
    this.#running.delete(inFlight);
  }

  /** Counts a failed attempt. */
  failed(inFlight: InFlightMessage): number {
    return (inFlight.attempts = (inFlight.attempts ?? 0) + 1);
  }

  /** Must be called when an attempt does not count. What `begin` has stored is corrected, for a leader that comes later. */
  async notCounted(inFlight: InFlightMessage): Promise<void> {
    if (inFlight.isCounted) await this.#store(inFlight, inFlight.attempts ?? 0);
  }

  /** Counts an attempt whose process has died, with the same weight as in the stored count. */
  lost(inFlight: InFlightMessage): number {
    inFlight.isSuspect = true;
    return (inFlight.attempts =
      (inFlight.attempts ?? 0) + (this.#survived.has(inFlight) ? SURVIVED_WEIGHT : 1));
  }

  /** Deletes the attempt count of an acknowledged event. */
  forget({ id, isCounted }: InFlightMessage): void {
    const { manager, stream, subject } = this.#options;
    // A count that is not deleted is never read, and expires.
    if (isCounted) manager.streams.purge(stream, { filter: subject(id) }).catch(() => undefined);
  }

  async #store({ id }: InFlightMessage, attempts: number): Promise<boolean> {
    const { js, subject } = this.#options;
    try {
      await js.publish(subject(id), String(attempts), { timeout: STORE_TIMEOUT });
      return true;
    } catch {
      return false;
    }
  }
}
