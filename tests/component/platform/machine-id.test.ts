import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { leaseIds, type IdSource } from '#platform/mongo/index.js';
import { timeOf } from '#platform/snowflake.js';
import { openDocuments, type Documents } from '#testkit/services/index.js';

const clock = { time: Date.UTC(2026, 0, 1), now(): number { return this.time; } }; // prettier-ignore

function machineOf(id: string): number {
  return Number((BigInt(id) >> 12n) & 1023n);
}

describe('leased machine ids', () => {
  let documents: Documents;
  const open: IdSource[] = [];

  beforeEach(async () => {
    documents = await openDocuments();
  });
  afterEach(async () => {
    for (const source of open.splice(0)) await source[Symbol.asyncDispose]();
    await documents[Symbol.asyncDispose]();
  });

  async function lease(): Promise<IdSource> {
    const source = await leaseIds(documents.mongo, clock, silentLog, clock);
    open.push(source);
    return source;
  }

  it('are never held by two processes at once', async () => {
    const sources = await Promise.all(Array.from({ length: 20 }, () => lease()));
    const ids = sources.map(({ ids }) => ids.next());
    expect(new Set(ids.map(machineOf)).size).toBe(20);
  });

  it('produce a million ids without a duplicate over several processes', async () => {
    const sources = await Promise.all([lease(), lease(), lease(), lease()]);
    const seen = new Set<string>();
    for (let round = 0; round < 250_000; round++) {
      if (round % 4_000 === 0) clock.time += 1;
      for (const { ids } of sources) seen.add(ids.next());
    }
    expect(seen.size).toBe(1_000_000);
  });

  it('are released by a process that could not renew in time, which then leases another', async () => {
    const holder = await lease();
    const machine = machineOf(holder.ids.next());
    clock.time += 61_000;
    expect(() => holder.ids.next()).toThrowError(expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }));
    await expect.poll(() => machineOf(holder.ids.next())).toBe(machine);

    // Suspended again, and this time another process has leased the id in the meantime.
    clock.time += 61_000;
    const machines = documents.mongo.database('platform').collection<{ _id: number }>('machines');
    await machines.updateOne({ _id: machine }, { $set: { holder: 'another', until: clock.time + 60_000 } });
    expect(() => holder.ids.next()).toThrowError(expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }));
    await expect.poll(() => machineOf(holder.ids.next())).not.toBe(machine);
  });

  it('produce no duplicate ids after a restart with a clock that was set back', async () => {
    const first = await lease();
    const before = first.ids.next();
    await open.pop()?.[Symbol.asyncDispose]();
    clock.time -= 3_600_000;
    const again = await lease();
    const after = again.ids.next();
    expect(timeOf(after)).toBe(clock.time);
    expect(machineOf(after)).not.toBe(machineOf(before));
  });
});
