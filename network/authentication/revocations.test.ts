import { beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '#platform/log.js';
import { ACCESS_TOKEN_MS, type AccessToken } from '#platform/tokens/index.js';
import { MovableClock } from '#testkit/gateway/small-gateway.js';
import { eventOf } from '#testkit/gateway/tweet-events.js';
import { Revocations } from './revocations.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const [PHONE, LAPTOP] = ['1900000000000000001', '1900000000000000002'] as const;

describe('Revocations', () => {
  let clock: MovableClock;
  let ended: Set<string>;
  let asked: string[];
  let isAway: boolean;
  let isBroken: boolean;
  let revocations: Revocations;

  beforeEach(() => {
    clock = new MovableClock();
    ended = new Set();
    asked = [];
    isAway = isBroken = false;
    const isSignedIn = (_userId: string, sessionId: string): Promise<boolean> => {
      asked.push(sessionId);
      return isBroken ? Promise.reject(new Error('no primary')) : Promise.resolve(!ended.has(sessionId));
    };
    const bus = { healthy: () => !isAway };
    revocations = new Revocations({ bus, relationships: { isSignedIn }, clock, log: silentLog });
    clock.advance(1_000);
  });

  function access(sessionId: string, userId: string = ADA): AccessToken {
    return { viewer: { id: userId, sessionId }, expiresAt: clock.now() + ACCESS_TOKEN_MS };
  }

  it('reads nothing from the graph for a sign-in whose end was received as an event', async () => {
    const [phone, laptop] = [access(PHONE), access(LAPTOP)];
    expect(await revocations.has(phone)).toBe(false);
    revocations.observe(eventOf('session.revoked', ADA, { userId: ADA, sessionId: PHONE }));
    expect(await revocations.has(phone)).toBe(true);
    expect(await revocations.has(laptop)).toBe(false);
    expect(asked).toEqual([]);
  });

  it('reads a sign-in every two seconds while the bus is away, not with each request', async () => {
    const [phone, other] = [access(PHONE), access(LAPTOP, BOB)];
    isAway = true;
    await Promise.all([revocations.has(phone), revocations.has(phone), revocations.has(phone)]);
    expect(asked).toEqual([PHONE]);
    ended.add(PHONE);
    clock.advance(2_100);
    expect(await revocations.has(phone)).toBe(true);
    expect(await revocations.has(other)).toBe(false);
    expect(asked).toEqual([PHONE, PHONE, LAPTOP]);
  });

  it('reads a sign-in once more when the bus is back, for events that were missed', async () => {
    const phone = access(PHONE);
    isAway = true;
    expect(await revocations.has(phone)).toBe(false);
    clock.advance(1_000);
    const meanwhile = access(LAPTOP, BOB);
    ended.add(PHONE).add(LAPTOP);
    clock.advance(1_000);
    isAway = false;
    expect(await revocations.has(phone)).toBe(true);
    expect(await revocations.has(meanwhile)).toBe(true);
    expect(await revocations.has(phone)).toBe(true);
    clock.advance(1_000);
    expect(await revocations.has(access('1900000000000000003'))).toBe(false);
    expect(asked).toEqual([PHONE, PHONE, LAPTOP]);
  });

  it('reads a sign-in again after the read failed', async () => {
    isAway = isBroken = true;
    const phone = access(PHONE);
    await expect(revocations.has(phone)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    isBroken = false;
    expect(await revocations.has(phone)).toBe(false);
    expect(asked).toEqual([PHONE, PHONE]);
  });
});
