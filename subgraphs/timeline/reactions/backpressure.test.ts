import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { createMemoryCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { silentLog } from '#platform/log.js';
import { EVENTS, type AnyEvent } from '#schema/events.js';
import { OVERLOAD_KEY, overloadSignal } from '#social/overload.js';
import { Backpressure } from './backpressure.js';

const LIMIT = 10;

describe('Backpressure', () => {
  let bus: Bus;
  let cache: Cache;
  let backpressure: Backpressure;
  /** Completes the reactions to this number of waiting events. */
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
    backpressure = new Backpressure({
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
    // A bus waits for running reactions when it is closed.
    await handle(Infinity);
    await backpressure[Symbol.asyncDispose]();
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
      // Not awaited: publishing resolves when the event is handled, and these tests delay that.
      bus.publish(event as AnyEvent).catch(() => undefined);
    }
    while (((await bus.pending()).get('slow') ?? 0) < count) await new Promise(setImmediate);
  };
  const isRaised = async (): Promise<boolean> => {
    await backpressure.measure();
    return (await cache.getMany([OVERLOAD_KEY]))[0] !== null;
  };

  it('raises the signal above the limit and clears it at half of the limit', async () => {
    await publish(LIMIT);
    expect(await isRaised()).toBe(false);
    await publish(1);
    expect(await isRaised()).toBe(true);
    await handle(5);
    expect(await isRaised()).toBe(true);
    await handle(1);
    expect(await isRaised()).toBe(false);
  });

  it('does not raise the signal between half of the limit and the limit', async () => {
    await publish(LIMIT - 2);
    expect(await isRaised()).toBe(false);
  });

  it('extends a raised signal with each measurement, also between half of the limit and the limit', async () => {
    let ahead = 0;
    cache = createMemoryCache({ clock: { now: () => Date.now() + ahead }, namespace: 'long' });
    const signal = overloadSignal(cache);
    const options = { bus, signal, log: silentLog, durable: 'slow', limit: LIMIT, every: 1_000 };
    backpressure = new Backpressure(options);
    // Read before each measurement: the signal must not expire in between.
    const expectRaised = async (): Promise<void> => {
      for (const end = ahead + 30_000; ahead < end; ahead += 6_000) {
        expect(await cache.getMany([OVERLOAD_KEY])).toEqual(['1']);
        await backpressure.measure();
      }
    };
    await publish(LIMIT + 1);
    await backpressure.measure();
    await expectRaised();
    await handle(3);
    await expectRaised();
  });

  it('lets the signal expire when no process measures', async () => {
    const passing = { now: () => Date.now() + ahead };
    let ahead = 0;
    cache = createMemoryCache({ clock: passing, namespace: 'later' });
    const signal = overloadSignal(cache);
    const options = { bus, signal, log: silentLog, durable: 'slow', limit: LIMIT, every: 1_000 };
    await publish(LIMIT + 1);
    await new Backpressure(options).measure();
    ahead = 9_000;
    expect(await cache.getMany([OVERLOAD_KEY])).toEqual(['1']);
    ahead = 10_001;
    expect(await cache.getMany([OVERLOAD_KEY])).toEqual([null]);
  });
});
