import { describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { endsAccess } from './ends-access.js';

const ann = '1700000000000000000';
const [older, event, newer] = ['1700000000000000001', '1700000000000000002', '1700000000000000003'];

function happened(type: AnyEvent['type'], payload: object): AnyEvent {
  return { id: event, type, version: 1, key: ann, at: 0, payload } as AnyEvent;
}

describe('endsAccess', () => {
  it('ends the access of the one session that is revoked', () => {
    const revoked = happened('session.revoked', { userId: ann, sessionId: older });
    expect(endsAccess(revoked, { id: ann, sessionId: older })).toBe(true);
    expect(endsAccess(revoked, { id: ann, sessionId: newer })).toBe(false);
  });

  it.each([
    happened('session.revoked', { userId: ann, sessionId: null }),
    happened('user.suspended', { userId: ann }),
    happened('user.deleted', { userId: ann }),
  ])('ends every session of the user opened before $type, and of no other user', (ending) => {
    expect(endsAccess(ending, { id: ann, sessionId: older })).toBe(true);
    expect(endsAccess(ending, { id: ann, sessionId: newer })).toBe(false);
    expect(endsAccess(ending, { id: newer, sessionId: older })).toBe(false);
  });

  it('returns false for every other event', () => {
    const followed = happened('user.followed', { from: ann, to: ann });
    expect(endsAccess(followed, { id: ann, sessionId: older })).toBe(false);
  });
});
