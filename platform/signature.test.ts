import { describe, expect, it } from 'vitest';
import { createSigner, createVerifier } from './signature.js';

const secret = Buffer.from('a secret of these tests');
const clock = {
  time: 1_700_000_000_000,
  now(): number {
    return this.time;
  },
};
const context = { viewer: { id: '1', sessionId: '2' }, requestId: 'r', clientIp: null };
const body = '{"query":"{ viewer { id } }"}';

function setup(room = 'users') {
  return { sign: createSigner(secret, 'users', clock), verify: createVerifier(secret, room, clock) };
}

describe('a signed request', () => {
  it('tells the room who asks', () => {
    const { sign, verify } = setup();
    expect(verify(sign(context, body), Buffer.from(body))).toEqual(context);
  });

  it('is refused a second time', () => {
    const { sign, verify } = setup();
    const headers = sign(context, body);
    verify(headers, Buffer.from(body));
    expect(verify(headers, Buffer.from(body))).toBeNull();
  });

  it('is refused with another body', () => {
    const { sign, verify } = setup();
    expect(verify(sign(context, body), Buffer.from(`${body} `))).toBeNull();
  });

  it('is refused by another room', () => {
    const { sign, verify } = setup('tweets');
    expect(verify(sign(context, body), Buffer.from(body))).toBeNull();
  });

  it('is refused when it is older than 30 s', () => {
    const { sign, verify } = setup();
    const headers = sign(context, body);
    clock.time += 31_000;
    expect(verify(headers, Buffer.from(body))).toBeNull();
  });

  it('is refused a second time for as long as clocks may differ', () => {
    const { sign, verify } = setup();
    const ahead = { now: () => clock.time + 29_000 };
    const early = createSigner(secret, 'users', ahead)(context, body);
    expect(verify(early, Buffer.from(body))).toEqual(context);
    for (let second = 0; second < 59; second++) {
      clock.time += 1_000;
      expect(verify(sign(context, body), Buffer.from(body))).toEqual(context);
      expect(verify(early, Buffer.from(body))).toBeNull();
    }
  });

  it('is refused without headers or with made-up ones', () => {
    const { sign, verify } = setup();
    expect(verify({}, Buffer.from(body))).toBeNull();
    expect(verify({ ...sign(context, body), 'x-rookery-signature': 'AAAA' }, Buffer.from(body))).toBeNull();
  });
});
