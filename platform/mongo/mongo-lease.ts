import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import { systemClock, type Clock } from '../clock.js';
import type { LeaseStore } from '../lease.js';
import { insertAbsent } from './insert-absent.js';
import { openCollection, type CollectionLayout } from './layout.js';
import type { Mongo } from './mongo.js';

interface LeaseDocument {
  /** What the lease is for. */
  _id: string;
  holder: string;
  /** The end of the lease, in ms since 1970. */
  until: number;
}

export const LEASES: CollectionLayout = {
  ...{ database: 'platform', name: 'leases', shardKey: null },
  isRebuilt: true,
};

/** A lease in MongoDB, for work that one process does for all. Clocks may differ by less than it lasts. */
export class MongoLease implements LeaseStore {
  readonly #leases: Collection<LeaseDocument>;
  readonly #name: string;
  readonly #lastsMs: number;
  readonly #clock: Clock;
  readonly #holder = randomUUID();

  /** `lastsMs`: after so many ms without a `take` the lease is free. */
  constructor(mongo: Pick<Mongo, 'database'>, name: string, lastsMs: number, clock: Clock = systemClock) {
    this.#leases = openCollection(mongo, LEASES);
    this.#name = name;
    this.#lastsMs = lastsMs;
    this.#clock = clock;
  }

  async take(): Promise<boolean> {
    const [_id, holder] = [this.#name, this.#holder];
    const now = this.#clock.now();
    const until = now + this.#lastsMs;
    const held = await this.#leases.findOne({ _id });
    if (held === null) return (await insertAbsent(this.#leases, [{ _id, holder, until }])).length === 1;
    if (held.holder !== holder && held.until >= now) return false;
    const asRead = { _id, holder: held.holder, until: held.until };
    const { matchedCount } = await this.#leases.updateOne(asRead, { $set: { holder, until } });
    return matchedCount === 1;
  }

  async release(): Promise<void> {
    await this.#leases.deleteOne({ _id: this.#name, holder: this.#holder });
  }
}
