import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { EVENTS, type AnyEvent } from '#schema/events.js';
import { OVERLOAD_KEY, overloadSignal } from '#social/overload.js';
import { Overload } from './backpressure.js';

const LIMIT = 10;

describe('the mark of overload', () => {
  let bus: Bus;
  let cache: Cache;
  let overload: Overload;
  /** Lets so many of the waiting events be handled. */
  let handle: (count: number) => Promise<void>;
  let events = 0;

  beforeEach(async () => {
    const log = silentLog;
    bus = createMemoryBus({ events: EVENTS, clock: systemClock, log });
    cache = createMemoryCache({ clock: systemClock, namespace: 'overload' });
    const waiting: (() => void)[] = [];
    const reaction = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
    await bus.consume({ durable: 'slow', reactions: { 'user.followed': reaction }, concurrency: 100 });
    bus.open();
    overload = new Overload({
      bus,
      signal: overloadSignal(cache),
      log,
      durable: 'slow',
      limit: LIMIT,
      every: 1_000,
    });
    handle = async (count) => {
      const left = Math.max(0, waiting.length - count);
      for (const done of waiting.splice(0, count)) done();
      while (((await bus.pending()).get('slow') ?? 0) > left) await new Promise(setImmediate);
    };
  });
  afterEach(async () => {
    // A bus is closed when all is handled.
    await handle(Infinity);
    await overload[Symbol.asyncDispose]();
    await bus[Symbol.asyncDispose]();
  });

  const publish = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n++) {
      const id = String(++events);
      const event = {
        id,
        type: 'user.followed',
        version: 1,
        key: id,
        at: 0,
        payload: { from: '1', to: '2' },
      };
      // Resolves when it is handled, which is the point of these tests: it is not.
      bus.publish(event as AnyEvent).catch(() => undefined);
    }
    while (((await bus.pending()).get('slow') ?? 0) < count) await new Promise(setImmediate);
  };
  const isMarked = async (): Promise<boolean> => {
    await overload.measure();
    return (await cache.getMany([OVERLOAD_KEY]))[0] !== null;
  };

  it('is set above the limit and stays until half of it is left', async () => {
    await publish(LIMIT);
    expect(await isMarked()).toBe(false);
    await publish(1);
    expect(await isMarked()).toBe(true);
    await handle(5);
    expect(await isMarked()).toBe(true);
    await handle(1);
    expect(await isMarked()).toBe(false);
  });

  it('is not set between half and the limit', async () => {
    await publish(LIMIT - 2);
    expect(await isMarked()).toBe(false);
  });

  it('stays for as long as it is measured, also between half and the limit', async () => {
    let ahead = 0;
    cache = createMemoryCache({ clock: { now: () => Date.now() + ahead }, namespace: 'long' });
    const signal = overloadSignal(cache);
    const options = { bus, signal, log: silentLog, durable: 'slow', limit: LIMIT, every: 1_000 };
    overload = new Overload(options);
    // Looked at before it is measured again: it must not have run out in between.
    const stays = async (): Promise<void> => {
      for (const end = ahead + 30_000; ahead < end; ahead += 6_000) {
        expect(await cache.getMany([OVERLOAD_KEY])).toEqual(['1']);
        await overload.measure();
      }
    };
    await publish(LIMIT + 1);
    await overload.measure();
    await stays();
    await handle(3);
    await stays();
  });

  it('goes by itself when nobody measures any more', async () => {
    const passing = { now: () => Date.now() + ahead };
    let ahead = 0;
    cache = createMemoryCache({ clock: passing, namespace: 'later' });
    const signal = overloadSignal(cache);
    const options = { bus, signal, log: silentLog, durable: 'slow', limit: LIMIT, every: 1_000 };
    await publish(LIMIT + 1);
    await new Overload(options).measure();
    ahead = 9_000;
    expect(await cache.getMany([OVERLOAD_KEY])).toEqual(['1']);
    ahead = 10_001;
    expect(await cache.getMany([OVERLOAD_KEY])).toEqual([null]);
  });
});
