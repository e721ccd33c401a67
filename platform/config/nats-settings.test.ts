import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { NATS_SETTINGS } from './nats-settings.js';
import { parseNatsUrl } from './nats-url.js';

const here = fileURLToPath(import.meta.url);

describe('the URL of NATS', () => {
  it('names the servers of a cluster', () => {
    expect(parseNatsUrl('nats://a:4222, nats://b')).toEqual({
      servers: ['a:4222', 'b:4222'],
      tls: false,
      credentials: null,
    });
    expect(parseNatsUrl('tls://[::1]:7')).toMatchObject({ servers: ['[::1]:7'], tls: true });
  });

  it('carries a user and a password, or a token', () => {
    expect(parseNatsUrl('nats://ada:p%40ss%2C@a,nats://b').credentials).toEqual({
      user: 'ada',
      pass: 'p@ss,',
    });
    expect(parseNatsUrl('nats://ada:x@a,nats://ada:x@b').credentials).toEqual({ user: 'ada', pass: 'x' });
    expect(parseNatsUrl('nats://s3cret@a').credentials).toEqual({ token: 's3cret' });
  });

  it.each([
    ['localhost:4222', /must be nats:\/\/ or tls:\/\/ URLs/],
    ['nats://', /must be nats:/],
    ['http://a:4222', /must be nats:/],
    ['nats://a:99999', /must be nats:/],
    ['nats://a,', /must be nats:/],
    ['nats://a,tls://b', /tls:\/\/ for all servers or for none/],
    ['nats://a:4222/path', /nothing after the host and port: nats:\/\/a:4222/],
    ['nats://a?replicas=3', /nothing after the host and port/],
    ['nats://ada:x@a,nats://bob:y@b', /different credentials/],
    ['nats://:x@a', /a user before the password/],
    ['nats://%zz@a', /percent-encoded/],
  ])('is refused: %s', (url, reason) => {
    expect(() => NATS_SETTINGS.read([], { NATS_URL: url })).toThrow(reason);
    expect(() => NATS_SETTINGS.read([], { NATS_URL: url })).toThrow(/^NATS_URL must/);
  });
});

describe('the settings of NATS', () => {
  it('repeat no password in a mistake', () => {
    const read = () => NATS_SETTINGS.read([], { NATS_URL: 'nats://ada:s3cret@a/path' });
    expect(read).toThrow(/nats:\/\/a$/);
    expect(read).not.toThrow(/s3cret/);
  });

  it('report files that cannot be read or hold something else', () => {
    const files = { NATS_CA_FILE: '/nowhere/ca.crt', NATS_NKEY_FILE: here };
    expect(() => NATS_SETTINGS.read([], { NATS_URL: 'tls://a', ...files })).toThrow(
      /^NATS_CA_FILE must be a file with PEM certificates: ENOENT.*\nNATS_NKEY_FILE must be a file with the seed.*has none$/,
    );
  });

  it('refuse a replica count that JetStream does not have', () => {
    const read = (count: string) =>
      NATS_SETTINGS.read([], { NATS_URL: 'nats://a', ROOKERY_NATS_REPLICAS: count });
    expect(() => read('6')).toThrow('ROOKERY_NATS_REPLICAS must be between 1 and 5');
    expect(read('3').ROOKERY_NATS_REPLICAS).toBe(3);
  });

  it('are refused where there is no server', () => {
    expect(() => NATS_SETTINGS.read([], { ROOKERY_NATS_REPLICAS: '3' })).toThrow(
      'ROOKERY_NATS_REPLICAS needs NATS_URL',
    );
  });
});
