import type { JetStreamClient, JetStreamManager } from '@nats-io/jetstream';
import type { InFlightMessage } from './intake.js';

export interface TriesOptions {
  js: JetStreamClient;
  manager: JetStreamManager;
  /** The stream of marks: one message for each event that has one. */
  stream: string;
  /** The subject of an event's mark, by the name of its message. */
  subject: (id: string) => string;
}

/** ms that a mark may take to be written: a leader that waits longer may no longer be one. */
const MARK_TIMEOUT = 1_000;

/** ms of a try after which it is unlikely that it is the event that kills processes, and what such a try counts. */
const OUTLIVED = 1_000;
const UNLIKELY = 0.25;

/**
 * Counts how often the reaction to an event was begun without being done, over all processes that die of it. What the
 * server counts will not do: it counts an event that waited in line, or was handed on, each time a process stops, so that
 * many restarts would make dead letters of healthy events.
 *
 * So a try is written down before it begins, from the second delivery on: the first is the server's own to count, and
 * costs nothing. Who is killed in the middle leaves the mark behind. That may have been the fault of anybody in the
 * process, and so an event with a mark is tried while no other one with a mark is: at most one is ever counted for a
 * death, and healthy ones come through between two deaths. It may have been nobody's fault, too: a try that has gone on
 * for a while counts a quarter, so that long reactions stand many restarts, and yet nothing kills for ever.
 */
export class Tries {
  readonly #options: TriesOptions;
  readonly #underWay = new Map<InFlightMessage, NodeJS.Timeout>();
  readonly #outlived = new WeakSet<InFlightMessage>();

  constructor(options: TriesOptions) {
    this.#options = options;
  }

  /** Finds out about the tries of an event that others had before. False while the server cannot be asked. */
  async recall(inFlight: InFlightMessage): Promise<boolean> {
    const { manager, stream, subject } = this.#options;
    try {
      const mark = await manager.streams.getMessage(stream, { last_by_subj: subject(inFlight.id) });
      inFlight.tries = mark ? Number(mark.string()) : 0;
      inFlight.isMarked = inFlight.isSuspect = mark !== null;
      return true;
    } catch {
      return false;
    }
  }

  /**
   * To be called right before a try. False when it could not be written down, and must not begin. `isAlive` tells later on
   * whether the process that tries it is there.
   */
  async begin(inFlight: InFlightMessage, isAlive: () => Promise<boolean>): Promise<boolean> {
    const before = inFlight.tries ?? 0;
    this.#outlived.delete(inFlight);
    if (before === 0 && inFlight.message.info.deliveryCount === 1) return true;
    inFlight.isMarked = true;
    if (!(await this.#mark(inFlight, before + 1))) return false;
    const outlive = async (): Promise<void> => {
      if (!(await isAlive()) || !this.#underWay.has(inFlight)) return;
      this.#outlived.add(inFlight);
      await this.#mark(inFlight, before + UNLIKELY);
    };
    this.#underWay.set(
      inFlight,
      setTimeout(() => void outlive(), OUTLIVED),
    );
    return true;
  }

  /** To be called when a try that was begun is over, or was not begun after all. */
  end(inFlight: InFlightMessage): void {
    clearTimeout(this.#underWay.get(inFlight));
    this.#underWay.delete(inFlight);
  }

  /** Counts a try that failed before the eyes of this process. */
  failed(inFlight: InFlightMessage): number {
    return (inFlight.tries = (inFlight.tries ?? 0) + 1);
  }

  /** Counts a try whose process was lost, as it would have been counted had nobody seen it. */
  lost(inFlight: InFlightMessage): number {
    inFlight.isSuspect = true;
    return (inFlight.tries = (inFlight.tries ?? 0) + (this.#outlived.has(inFlight) ? UNLIKELY : 1));
  }

  /** An event was answered for: nothing of it need be known any more. */
  forget({ id, isMarked }: InFlightMessage): void {
    const { manager, stream, subject } = this.#options;
    // A mark that stays is read by nobody, and ages.
    if (isMarked) manager.streams.purge(stream, { filter: subject(id) }).catch(() => undefined);
  }

  async #mark({ id }: InFlightMessage, tries: number): Promise<boolean> {
    const { js, subject } = this.#options;
    try {
      await js.publish(subject(id), String(tries), { timeout: MARK_TIMEOUT });
      return true;
    } catch {
      return false;
    }
  }
}
