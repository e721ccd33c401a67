import { describe, expect, it } from 'vitest';
import { EPOCH, Snowflake, firstIdAt, isId, timeOf } from './snowflake.js';

const start = Date.UTC(2026, 0, 1);

function heldClock(now = start) {
  return {
    time: now,
    now(): number {
      return this.time;
    },
  };
}

function lease(machine: number, after = 0) {
  return { machine, after, isHeld: () => true };
}

describe('Snowflake', () => {
  it('generates unique increasing ids of 19 digits', () => {
    const clock = heldClock();
    const ids = new Snowflake(clock, lease(7));
    const given = Array.from({ length: 100_000 }, (_, index) => {
      clock.time = start + Math.floor(index / 3000);
      return ids.next();
    });
    expect(new Set(given).size).toBe(given.length);
    expect(given.toSorted()).toEqual(given);
    expect(given.every(isId)).toBe(true);
  });

  it('timeOf returns when an id was generated', () => {
    const id = new Snowflake(heldClock(), lease(1023)).next();
    expect(timeOf(id)).toBe(start);
    expect(firstIdAt(start) <= id && id < firstIdAt(start + 1)).toBe(true);
  });

  it('never generates the ids of another machine', () => {
    const clock = heldClock();
    expect(new Snowflake(clock, lease(1)).next()).not.toBe(new Snowflake(clock, lease(2)).next());
  });

  it('runs ahead of a clock that was set back a little', () => {
    const clock = heldClock();
    const ids = new Snowflake(clock, lease(1));
    const before = ids.next();
    clock.time -= 20;
    expect(ids.next() > before).toBe(true);
  });

  it('throws while the clock is far behind, and continues when it has caught up', () => {
    const clock = heldClock();
    const ids = new Snowflake(clock, lease(1));
    const before = ids.next();
    clock.time -= 5_000;
    expect(() => ids.next()).toThrowError(expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }));
    clock.time += 5_001;
    expect(ids.next() > before).toBe(true);
  });

  it('stays above the high-water mark of the previous holder', () => {
    const ids = new Snowflake(heldClock(), lease(1, start + 10));
    expect(timeOf(ids.next())).toBeGreaterThan(start + 10);
  });
});

describe('the lease of a Snowflake', () => {
  it('is required for every id', () => {
    let isHeld = true;
    const ids = new Snowflake(heldClock(), { ...lease(1), isHeld: () => isHeld });
    const before = ids.next();
    isHeld = false;
    expect(() => ids.next()).toThrowError(expect.objectContaining({ code: 'SERVICE_UNAVAILABLE' }));
    ids.hold(lease(2));
    expect(ids.next() > before).toBe(true);
  });

  it('never allows ids at or before those of the previous holder', () => {
    const ids = new Snowflake(heldClock(), lease(1));
    ids.next();
    ids.hold(lease(2, start + 10));
    expect(timeOf(ids.next())).toBeGreaterThan(start + 10);
  });
});

describe('isId', () => {
  it.each([
    '0',
    '-1',
    '1e3',
    '9223372036854775808',
    '0x10',
    ' 1',
    '',
    '507f1f77bcf86cd799439011',
    '1'.repeat(40),
  ])('refuses %j', (text) => expect(isId(text)).toBe(false));
  it('accepts the ids of this century', () => {
    expect(isId(firstIdAt(EPOCH + 365 * 86_400_000 * 10))).toBe(true);
  });
});
