import {
  isNewer,
  reads,
  refusalOf,
  versionsRead,
  type AnyEvent,
  type EventCatalog,
  type ReadVersions,
} from '../../event.js';
import type { ConsumeOptions } from '../bus.js';
import type { OutageOptions } from '../held-events.js';

/** Why a reaction did not handle an event. */
export interface ReactionFailure {
  reason: string;
  /** Whether a service that it needs is away. */
  isOutage: boolean;
}

export interface ReactionRunnerOptions extends Pick<ConsumeOptions, 'reactions'> {
  events: EventCatalog;
  concurrency: number;
  /** Called when capacity has become free. */
  onFree: () => void;
  isOutage: OutageOptions['isOutage'];
}

/**
 * Runs the reactions of one process, for the leader in this or another process. Tracks free capacity; callers
 * check `free` first.
 */
export class ReactionRunner {
  readonly #options: ReactionRunnerOptions;
  /** The versions that the reactions read. */
  readonly versions: ReadVersions;
  #free: number;

  constructor(options: ReactionRunnerOptions) {
    this.#options = options;
    this.#free = options.concurrency;
    this.versions = versionsRead(options.events, Object.keys(options.reactions));
  }

  /** How many more reactions may run. */
  get free(): number {
    return this.#free;
  }

  /** Why this version cannot read an event; null when it can. */
  refusalOf(event: AnyEvent): string | null {
    return refusalOf(this.#options.events, event);
  }

  /** Whether a reaction of this process reads an event. */
  reads(event: AnyEvent): boolean {
    return reads(this.versions, event);
  }

  /** Whether an event is of a version that only later builds know. */
  isNewer(event: AnyEvent): boolean {
    return isNewer(this.#options.events, event);
  }

  wants(event: AnyEvent): boolean {
    return this.#options.reactions[event.type] !== undefined;
  }

  /** Handles an event, which occupies one unit of capacity. Returns null or the failure. */
  handle(event: AnyEvent): Promise<ReactionFailure | null> {
    return this.#withCapacity(() => this.#react(event));
  }

  /**
   * Like `handle`, after `begin`, which occupies the capacity too. Returns undefined when `begin` returns
   * false.
   */
  handleAfter(begin: () => Promise<boolean>, event: AnyEvent): Promise<ReactionFailure | null | undefined> {
    return this.#withCapacity(async () => ((await begin()) ? this.#react(event) : undefined));
  }

  async #withCapacity<T>(work: () => Promise<T>): Promise<T> {
    this.#free--;
    try {
      return await work();
    } finally {
      this.#free++;
      this.#options.onFree();
    }
  }

  async #react(event: AnyEvent): Promise<ReactionFailure | null> {
    const { reactions, isOutage } = this.#options;
    try {
      const refused = this.refusalOf(event);
      if (refused !== null) return { reason: refused, isOutage: false };
      await reactions[event.type]?.(event);
      return null;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { reason, isOutage: isOutage?.(error) ?? false };
    }
  }
}
