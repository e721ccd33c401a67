import type { Clock } from '#platform/clock.js';
import type { LeaseStore } from '#platform/lease.js';
import type { Log } from '#platform/log.js';
import { SweepTimer } from '#platform/mongo/sweep-timer.js';
import { firstIdAt } from '#platform/snowflake.js';
import type { NotificationsSettings } from '../../rules/settings.js';
import type { Stores } from '../../store/index.js';

/** Changes that one read of a sweep finds, and their age in ms: younger ones are at work in the process that made them. */
const SWEEP_SIZE = 500;
const SWEEP_AFTER_MS = 3_000;

export interface SettlerOptions {
  actions: Pick<Stores['actions'], 'staleGroups' | 'countStale'>;
  /** Takes all changes of a group in. */
  settle: (group: string) => Promise<void>;
  /** Lets the mutes of its recipient decide about a group again. */
  review: (group: string) => Promise<void>;
  settings: Pick<NotificationsSettings, 'settleEvery' | 'settleBurst' | 'settling'>;
  clock: Clock;
  log: Log;
  /** Held by the process that sweeps for all. */
  lease: LeaseStore;
}

/** The pace of one group. */
interface Pace {
  /** Times that the group may still be settled at once. */
  tokens: number;
  /** When `tokens` was counted, in ms. */
  at: number;
}

/**
 * Settles the groups that have changed: at once when they rest, and once in `settleEvery` while they go on changing, so that ten
 * thousand likes in a second are a few writes and a few live events. The changes wait in the documents, not in the process: what
 * a killed process leaves is found by the sweep.
 */
export class Settler implements AsyncDisposable {
  readonly #options: SettlerOptions;
  readonly #paces = new Map<string, Pace>();
  /** Groups that wait for their time. */
  readonly #timers = new Map<string, NodeJS.Timeout>();
  readonly #due = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #sweeps: SweepTimer;
  #closed = false;

  constructor(options: SettlerOptions) {
    this.#options = options;
    const { log, lease } = options;
    this.#sweeps = new SweepTimer({
      sweep: (isFirst) => this.#sweep(isFirst),
      onAttempt: () => this.#forgetPaces(),
      ...{ log, lease },
    });
  }

  start(): void {
    this.#sweeps.start();
  }

  /** Settles a group soon. Returns at once: its changes are in the documents. */
  queue(group: string): void {
    if (this.#closed || this.#timers.has(group) || this.#due.has(group)) return;
    const wait = this.#waitOf(group);
    if (wait === 0) return this.#makeDue(group);
    this.#timers.set(
      group,
      setTimeout(() => {
        this.#timers.delete(group);
        this.#makeDue(group);
      }, wait),
    );
  }

  /** Lets the mutes of its recipient decide about a group again. */
  review(group: string): Promise<void> {
    return this.#options.review(group);
  }

  /** The groups at work, and the changes that none of them has taken in. */
  async pending(): Promise<number> {
    const { size: running } = this.#running;
    return running + this.#due.size + this.#timers.size + (await this.#options.actions.countStale());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#due.clear();
    await this.#sweeps.stop();
    await Promise.all(this.#running.values());
  }

  #makeDue(group: string): void {
    if (this.#closed) return;
    this.#due.add(group);
    this.#next();
  }

  #next(): void {
    for (const group of this.#due) {
      if (this.#running.size >= this.#options.settings.settling) return;
      // Settled again behind the run that may have read before the change.
      if (this.#running.has(group)) continue;
      this.#due.delete(group);
      this.#running.set(group, this.#run(group));
    }
  }

  async #run(group: string): Promise<void> {
    const { settle, log } = this.#options;
    try {
      await settle(group);
    } catch (error) {
      // The change stays in the documents, and the sweep finds it.
      log.warn({ err: error }, 'bringing notifications up to date failed, will be retried');
    } finally {
      this.#running.delete(group);
      this.#next();
    }
  }

  /** How long a group has to wait, in ms; takes one of its tokens. */
  #waitOf(group: string): number {
    const { clock, settings } = this.#options;
    const { settleEvery, settleBurst } = settings;
    const now = clock.now();
    const { tokens, at } = this.#paces.get(group) ?? { tokens: settleBurst, at: now };
    const left = Math.min(settleBurst, tokens + (now - at) / Math.max(settleEvery, 1)) - 1;
    this.#paces.set(group, { tokens: left, at: now });
    return left >= 0 ? 0 : Math.ceil(-left * settleEvery);
  }

  #forgetPaces(): void {
    const { clock, settings } = this.#options;
    const rested = clock.now() - settings.settleEvery * settings.settleBurst;
    for (const [group, { at }] of this.#paces) if (at < rested) this.#paces.delete(group);
  }

  /** Queues what killed processes have left. `isFirst`: no sweep of this process came just before. */
  async #sweep(isFirst: boolean): Promise<boolean> {
    const { actions, clock } = this.#options;
    const upTo = firstIdAt(clock.now() - (isFirst ? 0 : SWEEP_AFTER_MS));
    const groups = await actions.staleGroups(upTo, SWEEP_SIZE);
    for (const group of groups) this.queue(group);
    return groups.length > 0;
  }
}
