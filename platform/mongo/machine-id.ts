import type { Collection } from 'mongodb';
import { systemClock, type Clock } from '../clock.js';
import { Lease, type LeaseStore } from '../lease.js';
import type { Log } from '../log.js';
import { Snowflake, type MachineLease } from '../snowflake.js';
import { insertAbsent } from './insert-absent.js';
import { openCollection, type CollectionLayout } from './layout.js';
import type { Mongo } from './mongo.js';

/** The lease of one of the 1,024 machine ids of a Snowflake. */
interface Machine {
  _id: number;
  holder: string;
  /** The end of the lease, in ms since 1970. */
  until: number;
  /** The ms of the newest id that the holder may have given out. */
  highWater: number;
}

const MACHINE_COUNT = 1024;
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
/** How much sooner, in ms, a holder stops than others start: clocks differ, and ids may run ahead of their clock. */
const MARGIN_MS = 5_000;

/** One document for each machine id that was ever leased. */
export const MACHINES: CollectionLayout = {
  ...{ database: 'platform', name: 'machines', shardKey: null },
  isRebuilt: true,
};

export interface IdSource extends AsyncDisposable {
  readonly ids: Snowflake;
}

/**
 * Leases a free machine id whose ids all lie in the past, and gives out ids with it. The lease is renewed while the process
 * lives, and expires after a crash. A process that leases after its clock was set back gets another machine id, and so does
 * a process that could not renew in time, so an id is never given out twice.
 *
 * `clock` gives the time of ids, `wall` the time of leases. Rejects when all 1,024 machine ids are leased.
 */
export async function leaseIds(
  mongo: Mongo,
  clock: Clock,
  log: Log,
  wall: Clock = systemClock,
): Promise<IdSource> {
  const machines = openCollection<Machine>(mongo, MACHINES);
  const store = new MachineIds(machines, clock, wall, log);
  const lease = new Lease({
    store,
    lastsMs: LEASE_MS - MARGIN_MS,
    intervalMs: RENEW_MS,
    now: () => wall.now(),
    onError: (error) => log.warn({ err: error }, 'Could not renew the lease of a machine id.'),
  });
  try {
    await lease.start();
  } catch (error) {
    await lease.close();
    throw error;
  }
  const isHeld = (): boolean => {
    if (lease.isCertain) return true;
    // After a pause of the process the timer may be late.
    lease.attempt().catch(() => undefined);
    return false;
  };
  return { ids: store.open(isHeld), [Symbol.asyncDispose]: () => lease.close() };
}

/** The machine ids as a lease store: any free one will do, and a lost one is replaced by another. */
class MachineIds implements LeaseStore {
  readonly #machines: Collection<Machine>;
  readonly #clock: Clock;
  readonly #wall: Clock;
  readonly #log: Log;
  readonly #holder = crypto.randomUUID();
  #leased: Omit<MachineLease, 'isHeld'> | null = null;
  #ids: Snowflake | null = null;
  #isHeld: MachineLease['isHeld'] = () => false;

  constructor(machines: Collection<Machine>, clock: Clock, wall: Clock, log: Log) {
    this.#machines = machines;
    this.#clock = clock;
    this.#wall = wall;
    this.#log = log;
  }

  /** The ids of the leased machine id, which must be leased. */
  open(isHeld: MachineLease['isHeld']): Snowflake {
    if (!this.#leased) throw new Error('No machine id is leased.');
    this.#isHeld = isHeld;
    this.#ids = new Snowflake(this.#clock, { ...this.#leased, isHeld });
    return this.#ids;
  }

  async take(): Promise<boolean> {
    if (this.#leased) {
      if (await this.#extend(this.#leased.machine)) return true;
      this.#log.error(
        { machine: this.#leased.machine },
        'The lease of the machine id was lost; leasing another.',
      );
      this.#leased = null;
    }
    this.#leased = await this.#acquire();
    this.#ids?.hold({ ...this.#leased, isHeld: this.#isHeld });
    return true;
  }

  async release(): Promise<void> {
    if (!this.#leased) return;
    const highWater = this.#ids?.highWater ?? this.#leased.after;
    await this.#machines.updateOne(
      { _id: this.#leased.machine, holder: this.#holder },
      { $set: { until: 0, highWater } },
    );
  }

  async #extend(machine: number): Promise<boolean> {
    const { until, highWater } = this.#terms();
    const { matchedCount } = await this.#machines.updateOne(
      { _id: machine, holder: this.#holder },
      { $set: { until, highWater: Math.max(highWater, this.#ids?.highWater ?? 0) } },
    );
    return matchedCount === 1;
  }

  async #acquire(): Promise<Omit<MachineLease, 'isHeld'>> {
    const start = Math.floor(Math.random() * MACHINE_COUNT);
    for (let step = 0; step < MACHINE_COUNT; step++) {
      const machine = (start + step) % MACHINE_COUNT;
      const after = await this.#tryTake(machine);
      if (after !== null) return { machine, after };
    }
    throw new Error(
      'All 1,024 machine ids are leased. Stop processes, or wait a minute for the leases of crashed ones.',
    );
  }

  /** Leases a machine id if it is free; gives the ms after which its ids are unused, null when it is not free. */
  async #tryTake(machine: number): Promise<number | null> {
    const terms = { holder: this.#holder, ...this.#terms() };
    const held = await this.#machines.findOne({ _id: machine });
    if (held === null) {
      const [taken] = await insertAbsent(this.#machines, [{ _id: machine, ...terms }]);
      return taken ? 0 : null;
    }
    if (held.until >= this.#wall.now() || held.highWater >= this.#clock.now()) return null;
    const { modifiedCount } = await this.#machines.updateOne(
      { _id: machine, holder: held.holder, until: held.until },
      { $set: terms },
    );
    return modifiedCount === 1 ? held.highWater : null;
  }

  #terms(): { until: number; highWater: number } {
    return { until: this.#wall.now() + LEASE_MS, highWater: this.#clock.now() + LEASE_MS };
  }
}
