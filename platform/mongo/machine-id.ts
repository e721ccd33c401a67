import type { Collection } from 'mongodb';
import { systemClock, type Clock } from '../clock.js';
import type { Log } from '../log.js';
import { Snowflake, type Lease } from '../snowflake.js';
import { insertAbsent } from './insert-absent.js';
import type { Mongo } from './mongo.js';

/** One of the 1,024 machine ids of a Snowflake: who holds it, until when, and how far its ids have come. */
interface Machine {
  _id: number;
  holder: string;
  /** ms since 1970. */
  until: number;
  /** The ms of the newest id that the holder may have given out. */
  highWater: number;
}

const MACHINES = 1024;
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
/** How much sooner, in ms, a holder stops than others begin: clocks differ, and ids may run ahead of theirs. */
const MARGIN_MS = 5_000;

export interface IdSource extends AsyncDisposable {
  readonly ids: Snowflake;
}

/**
 * Leases a machine id that nobody holds and whose ids lie in the past, and gives out ids with it. The lease is renewed
 * while the process lives; after a crash it runs out by itself. A clock that was set back finds another machine id, and
 * so does a process that could not renew in time, so an id is never given out twice.
 *
 * Ids go by `clock`, leases by `wall`.
 */
export async function leaseIds(
  mongo: Mongo,
  clock: Clock,
  log: Log,
  wall: Clock = systemClock,
): Promise<IdSource> {
  const machines = mongo.database('platform').collection<Machine>('machines');
  const leases = new Leases(machines, clock, wall, log);
  const ids = new Snowflake(clock, await leases.acquire());
  leases.keep(ids);
  return { ids, [Symbol.asyncDispose]: () => leases.end(ids) };
}

/** One process's lease: taken, renewed, and replaced when it was lost. */
class Leases {
  readonly #machines: Collection<Machine>;
  readonly #clock: Clock;
  readonly #wall: Clock;
  readonly #log: Log;
  readonly #holder = crypto.randomUUID();
  #machine = 0;
  #timer: NodeJS.Timeout | undefined;
  #renewing: Promise<void> | null = null;
  #renew = (): void => undefined;

  constructor(machines: Collection<Machine>, clock: Clock, wall: Clock, log: Log) {
    this.#machines = machines;
    this.#clock = clock;
    this.#wall = wall;
    this.#log = log;
  }

  async acquire(): Promise<Lease> {
    const start = Math.floor(Math.random() * MACHINES);
    for (let step = 0; step < MACHINES; step++) {
      this.#machine = (start + step) % MACHINES;
      const lease = await this.#take(this.#machine);
      if (lease) return lease;
    }
    throw new Error('All 1,024 machine ids are held.');
  }

  keep(ids: Snowflake): void {
    this.#renew = () => {
      this.#renewing ??= this.#extend(ids)
        .catch((error: unknown) => this.#log.warn({ err: error }, 'A lease could not be renewed.'))
        .finally(() => (this.#renewing = null));
    };
    this.#timer = setInterval(this.#renew, RENEW_MS).unref();
  }

  async end({ highWater }: Snowflake): Promise<void> {
    clearInterval(this.#timer);
    this.#renew = () => undefined;
    await this.#renewing;
    await this.#machines.updateOne(
      { _id: this.#machine, holder: this.#holder },
      { $set: { until: 0, highWater } },
    );
  }

  async #extend(ids: Snowflake): Promise<void> {
    const { until, highWater } = this.#terms();
    const { matchedCount } = await this.#machines.updateOne(
      { _id: this.#machine, holder: this.#holder },
      { $set: { until, highWater: Math.max(highWater, ids.highWater) } },
    );
    if (matchedCount === 1) return ids.hold(this.#lease(0, until));
    this.#log.error(`The lease of machine id ${this.#machine} was lost: another is taken.`);
    ids.hold(await this.acquire());
  }

  async #take(machine: number): Promise<Lease | null> {
    const terms = { holder: this.#holder, ...this.#terms() };
    const held = await this.#machines.findOne({ _id: machine });
    if (held === null) {
      const [taken] = await insertAbsent(this.#machines, [{ _id: machine, ...terms }]);
      return taken ? this.#lease(0, terms.until) : null;
    }
    if (held.until >= this.#wall.now() || held.highWater >= this.#clock.now()) return null;
    const { modifiedCount } = await this.#machines.updateOne(
      { _id: machine, holder: held.holder, until: held.until },
      { $set: terms },
    );
    return modifiedCount === 1 ? this.#lease(held.highWater, terms.until) : null;
  }

  #terms(): { until: number; highWater: number } {
    return { until: this.#wall.now() + LEASE_MS, highWater: this.#clock.now() + LEASE_MS };
  }

  #lease(after: number, until: number): Lease {
    const isHeld = (): boolean => {
      if (this.#wall.now() < until - MARGIN_MS) return true;
      // A process that stood still is wanted again: it need not wait for the timer.
      this.#renew();
      return false;
    };
    return { machine: this.#machine, after, isHeld };
  }
}
