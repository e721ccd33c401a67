import { describe, expect, it } from 'vitest';
import { REDIS_SETTINGS } from './redis-settings.js';
import { parseRedisUrl } from './redis-url.js';

describe('the URL of Redis', () => {
  it.each([
    ['redis://localhost', { kind: 'server', hosts: [{ host: 'localhost', port: 6379 }], tls: false }],
    ['rediss://10.0.0.1:7000/3', { kind: 'server', tls: true, database: 3 }],
    ['redis://[::1]:7000', { hosts: [{ host: '::1', port: 7000 }] }],
    ['redis://:se%2Fcret@h', { credentials: { password: 'se/cret' } }],
    ['redis://ada:a:b@h', { credentials: { username: 'ada', password: 'a:b' } }],
    [
      'rediss+cluster://ada:pw@h1:7000,h2:7001',
      {
        ...{ kind: 'cluster', tls: true, credentials: { username: 'ada', password: 'pw' } },
        hosts: [
          { host: 'h1', port: 7000 },
          { host: 'h2', port: 7001 },
        ],
      },
    ],
    [
      'redis+sentinel://h1,h2:26380/nest',
      {
        ...{ kind: 'sentinel', master: 'nest', tls: false },
        hosts: [
          { host: 'h1', port: 26_379 },
          { host: 'h2', port: 26_380 },
        ],
      },
    ],
  ])('is read from %s', (url, servers) => {
    expect(parseRedisUrl(url)).toMatchObject(servers);
  });

  it.each([
    ['localhost:6379', /^must be redis:/],
    ['http://localhost', /^must be redis:/],
    ['redis+proxy://localhost', /^must be redis:/],
    ['redis://h?db=2', /^must be redis:/],
    ['redis://h1,h2', /redis\+cluster:\/\/ or redis\+sentinel:\/\/ to name several/],
    ['redis://h:port', /must have host:port, not h:port/],
    ['redis://h/two', /must end with the number of a database, not \/two/],
    ['redis+cluster://h1/2', /has no other databases/],
    ['redis+sentinel://h1,h2', /must end with \/name/],
    ['redis://ada@h', /must have a password after its user/],
    ['redis://:%zz@h', /percent-encoded/],
  ])('is refused when it is %s', (url, reason) => {
    expect(() => parseRedisUrl(url)).toThrow(reason);
    expect(() => REDIS_SETTINGS.read([], { REDIS_URL: url })).toThrow(/^REDIS_URL must/);
  });

  it('is not repeated with its password when it is refused', () => {
    expect(() => REDIS_SETTINGS.read([], { REDIS_URL: 'redis://ada:secret@h/two' })).not.toThrow(/secret/);
  });
});

describe('the settings of Redis', () => {
  it.each([
    [{ REDIS_SENTINEL_PASSWORD: 'x' }, 'REDIS_SENTINEL_PASSWORD needs REDIS_URL'],
    [
      { REDIS_URL: 'redis://h', REDIS_SENTINEL_PASSWORD: 'x' },
      'REDIS_SENTINEL_PASSWORD needs a REDIS_URL of sentinels',
    ],
    [
      { REDIS_URL: 'redis+sentinel://h/nest', REDIS_SENTINEL_USERNAME: 'x' },
      'REDIS_SENTINEL_USERNAME needs REDIS_SENTINEL_PASSWORD',
    ],
    [{ REDIS_URL: 'rediss://h', REDIS_CA_FILE: '/none/such' }, 'REDIS_CA_FILE must be a file with PEM'],
    [{ REDIS_URL: 'rediss://h', REDIS_KEY_FILE: 'package.json' }, 'REDIS_KEY_FILE must be a file with a PEM'],
  ])('contradict each other in %j', (given, reason) => {
    expect(() => REDIS_SETTINGS.read([], given)).toThrow(reason);
  });
});
