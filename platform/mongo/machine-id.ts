import type { Collection } from 'mongodb';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { Snowflake } from '../snowflake.js';
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

export interface IdSource extends AsyncDisposable {
  readonly ids: Snowflake;
}

/**
 * Leases a machine id that nobody holds and whose ids lie in the past, and gives out ids with it. The lease is renewed
 * while the process lives; after a crash it runs out by itself. A clock that was set back finds another machine id, so an
 * id is never given out twice.
 */
export async function leaseIds(mongo: Mongo, clock: Clock, log: Log): Promise<IdSource> {
  const machines = mongo.database('platform').collection<Machine>('machines');
  const holder = crypto.randomUUID();
  const { machine, highWater } = await acquire(machines, holder, clock);
  const ids = new Snowflake(clock, machine, highWater);

  const renew = async (until: number): Promise<void> => {
    const { matchedCount } = await machines.updateOne(
      { _id: machine, holder },
      { $set: { until, highWater: Math.max(until, ids.highWater) } },
    );
    if (matchedCount === 0) log.error(`The lease of machine id ${machine} was lost.`);
  };
  const timer = setInterval(() => {
    renew(clock.now() + LEASE_MS).catch((error: unknown) =>
      log.warn({ err: error }, 'A lease could not be renewed.'),
    );
  }, RENEW_MS);
  timer.unref();

  return {
    ids,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await machines.updateOne({ _id: machine, holder }, { $set: { until: 0, highWater: ids.highWater } });
    },
  };
}

async function acquire(
  machines: Collection<Machine>,
  holder: string,
  clock: Clock,
): Promise<{ machine: number; highWater: number }> {
  const start = Math.floor(Math.random() * MACHINES);
  for (let step = 0; step < MACHINES; step++) {
    const machine = (start + step) % MACHINES;
    const now = clock.now();
    const lease = { holder, until: now + LEASE_MS, highWater: now + LEASE_MS };
    const held = await machines.findOne({ _id: machine });
    if (held === null) {
      const taken = await machines
        .updateOne({ _id: machine }, { $setOnInsert: lease }, { upsert: true })
        .catch(() => null);
      if (taken?.upsertedCount === 1) return { machine, highWater: 0 };
    } else if (held.until < now && held.highWater < now) {
      const { modifiedCount } = await machines.updateOne(
        { _id: machine, holder: held.holder, until: held.until },
        { $set: lease },
      );
      if (modifiedCount === 1) return { machine, highWater: held.highWater };
    }
  }
  throw new Error('All 1,024 machine ids are held.');
}
