import { describe, expect, it } from 'vitest';
import { otherSpellings } from '#testkit/platform/other-spellings.js';
import { createSigner, createVerifier } from './signature.js';

const secret = Buffer.from('a secret of these tests');
const clock = {
  time: 1_700_000_000_000,
  now(): number {
    return this.time;
  },
};
const body = Buffer.from('{"query":"{ viewer { id } }"}');

function setup(subgraph = 'users') {
  return { sign: createSigner(secret, 'users', clock), verify: createVerifier(secret, subgraph, clock) };
}

describe('a signed request', () => {
  it('is accepted from the gateway', () => {
    const { sign, verify } = setup();
    expect(verify(sign(body), body)).toBe(true);
  });

  it('is rejected when it is replayed', () => {
    const { sign, verify } = setup();
    const header = sign(body);
    verify(header, body);
    expect(verify(header, body)).toBe(false);
  });

  it('is rejected with another body', () => {
    const { sign, verify } = setup();
    expect(verify(sign(body), Buffer.concat([body, Buffer.from(' ')]))).toBe(false);
  });

  it('is rejected in every spelling of its signature but one', () => {
    const { sign, verify } = setup();
    const header = sign(body);
    const [at, nonce, digest, signature = ''] = header.split('.');
    for (const spelling of otherSpellings(signature))
      expect(verify(`${at}.${nonce}.${digest}.${spelling}`, body)).toBe(false);
    expect(verify(`${at}.${nonce}.${digest?.toUpperCase()}.${signature}`, body)).toBe(false);
    expect(verify(header, body)).toBe(true);
  });

  it('is rejected with another time, nonce or digest', () => {
    const { sign, verify } = setup();
    const header = sign(body);
    const [at, nonce, digest, signature] = header.split('.');
    const other = Buffer.from('{}');
    const otherDigest = sign(other).split('.')[2];
    expect(verify(`${Number(at) + 1}.${nonce}.${digest}.${signature}`, body)).toBe(false);
    expect(verify(`${at}.${nonce}a.${digest}.${signature}`, body)).toBe(false);
    expect(verify(`${at}.${nonce}.${otherDigest}.${signature}`, other)).toBe(false);
    expect(verify(header, body)).toBe(true);
  });

  it('is rejected by another subgraph', () => {
    const { sign, verify } = setup('tweets');
    expect(verify(sign(body), body)).toBe(false);
  });

  it('is rejected when it is older than 30 s', () => {
    const { sign, verify } = setup();
    const header = sign(body);
    clock.time += 31_000;
    expect(verify(header, body)).toBe(false);
  });

  it('is rejected as a replay for as long as clocks may differ', () => {
    const { sign, verify } = setup();
    const ahead = { now: () => clock.time + 29_000 };
    const early = createSigner(secret, 'users', ahead)(body);
    expect(verify(early, body)).toBe(true);
    for (let second = 0; second < 59; second++) {
      clock.time += 1_000;
      expect(verify(sign(body), body)).toBe(true);
      expect(verify(early, body)).toBe(false);
    }
  });

  it.each([undefined, '', 'AAAA', '...', '1.2.3', '1.2.3.4', `${clock.time}.a..`, 'NaN.a.AAAA.AAAA'])(
    'is rejected with the header %s',
    (header) => expect(setup().verify(header, body)).toBe(false),
  );

  it('is rejected with extra fields in its header', () => {
    const { sign, verify } = setup();
    const header = sign(body);
    expect(verify([header, header], body)).toBe(false);
    expect(verify(`${header}.`, body)).toBe(false);
  });
});
