import { createECDH } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { codeOf, RookeryError } from '#platform/errors.js';
import { PushBrowser } from '#testkit/push/index.js';
import { checkPushAddress, type PushAddressInput } from './push-address.js';

const web = new PushBrowser('https://push.example/send/1?a=b').subscription;

/** The refused fields of an input. */
function refused(input: PushAddressInput): unknown {
  try {
    return checkPushAddress(input);
  } catch (error) {
    if (!(error instanceof RookeryError) || codeOf(error) !== 'BAD_USER_INPUT') throw error;
    const { field, fields } = error.extensions as { field: string; fields?: { field: string }[] };
    return fields ? fields.map((each) => each.field) : [field];
  }
}

/** A text of 65 bytes that is no point of the curve. */
function offTheCurve(): string {
  const point = createECDH('prime256v1').generateKeys();
  point[64] = point[64]! ^ 1;
  return point.toString('base64url');
}

describe('the address of a device', () => {
  it('is what a browser gives, or the token of an app', () => {
    const { endpoint, keys } = web;
    expect(checkPushAddress({ web })).toEqual({ kind: 'WEB', endpoint, ...keys });
    expect(checkPushAddress({ token: 'a:b_c-d' })).toEqual({ kind: 'TOKEN', token: 'a:b_c-d' });
  });

  it('has one canonical form, so that one device is not two', () => {
    const endpoint = 'HTTPS://Push.Example:443/send/1?a=b#part';
    expect(checkPushAddress({ web: { ...web, endpoint } })).toMatchObject({ endpoint: web.endpoint });
  });

  it('is one of the two', () => {
    expect(refused({})).toEqual(['input']);
    expect(refused({ web: null, token: null })).toEqual(['input']);
    expect(refused({ web, token: 'abc' })).toEqual(['input']);
  });

  it.each([
    '',
    'push.example',
    '/send/1',
    'http://push.example/1',
    'ftp://push.example/1',
    'data:text/plain,1',
    'https://',
    'https://user@push.example/1',
    'https://user:secret@push.example/1',
    `https://push.example/${'a'.repeat(2_048)}`,
  ])('is refused with the endpoint "%s"', (endpoint) => {
    expect(refused({ web: { ...web, endpoint } })).toEqual(['input.web.endpoint']);
  });

  it.each([
    ['empty', ''],
    ['too short', web.keys.p256dh.slice(0, -4)],
    ['too long', `${web.keys.p256dh}AAAA`],
    ['padded', `${web.keys.p256dh}=`],
    ['compressed', Buffer.alloc(33, 2).toString('base64url')],
    ['off the curve', offTheCurve()],
    ['zero', Buffer.alloc(65).toString('base64url')],
    ['no base64url', '+'.repeat(87)],
  ])('is refused with a public key that is %s', (_, p256dh) => {
    const keys = { ...web.keys, p256dh };
    expect(refused({ web: { ...web, keys } })).toEqual(['input.web.keys.p256dh']);
  });

  it.each(['', 'AAAA', `${web.keys.auth}AA`, `${web.keys.auth}==`, web.keys.p256dh])(
    'is refused with the secret "%s"',
    (auth) => {
      const keys = { ...web.keys, auth };
      expect(refused({ web: { ...web, keys } })).toEqual(['input.web.keys.auth']);
    },
  );

  it('is refused with all that is wrong', () => {
    const wrong = { endpoint: 'http://push.example/', keys: { p256dh: 'a', auth: 'b' } };
    const fields = ['input.web.endpoint', 'input.web.keys.p256dh', 'input.web.keys.auth'];
    expect(refused({ web: wrong })).toEqual(fields);
  });

  it.each(['', ' ', 'a b', 'tökén', 'a\nb', 'a'.repeat(4_097)])('is refused with the token "%s"', (token) => {
    expect(refused({ token })).toEqual(['input.token']);
  });
});
