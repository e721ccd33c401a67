import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '../event.js';
import { endsAccess } from './revocation.js';

const ann = '1700000000000000000';
const [older, event, newer] = ['1700000000000000001', '1700000000000000002', '1700000000000000003'];

function happened(type: AnyEvent['type'], payload: object): AnyEvent {
  return { id: event, type, version: 1, key: ann, at: 0, payload } as AnyEvent;
}

describe('access', () => {
  it('ends for the one session that signs out', () => {
    const revoked = happened('session.revoked', { userId: ann, sessionId: older });
    expect(endsAccess(revoked, { id: ann, sessionId: older })).toBe(true);
    expect(endsAccess(revoked, { id: ann, sessionId: newer })).toBe(false);
  });

  it.each([
    happened('session.revoked', { userId: ann, sessionId: null }),
    happened('user.suspended', { userId: ann }),
    happened('user.deleted', { userId: ann }),
  ])('of everything opened before ends by $type, and nobody else’s', (ending) => {
    expect(endsAccess(ending, { id: ann, sessionId: older })).toBe(true);
    expect(endsAccess(ending, { id: ann, sessionId: newer })).toBe(false);
    expect(endsAccess(ending, { id: newer, sessionId: older })).toBe(false);
  });

  it('outlives every other event', () => {
    const followed = happened('user.followed', { from: ann, to: ann });
    expect(endsAccess(followed, { id: ann, sessionId: older })).toBe(false);
  });
});
