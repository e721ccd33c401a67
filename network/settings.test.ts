import { describe, expect, it } from 'vitest';
import { pushOptions } from '#social/push-settings.js';
import { addressSetting, ROOKERY_SETTINGS, subgraphAddresses } from './settings.js';

describe('the settings of Rookery', () => {
  it('have a default for everything', () => {
    expect(ROOKERY_SETTINGS.read([], {})).toMatchObject({
      PORT: 4000,
      ROOKERY_DATA: '.data',
      ROOKERY_SEED: 'demo',
    });
  });

  it('report every mistake together, by name', () => {
    expect(() =>
      ROOKERY_SETTINGS.read(['NATS_URL'], {
        PORT: 'abc',
        REDIS_URL: 'localhost',
        ROOKERY_SEEDS: 'demo',
        ROOKERY_RATE_LIMITS: 'yes',
      }),
    ).toThrowError(
      /PORT must.*\n.*REDIS_URL must.*\n.*ROOKERY_RATE_LIMITS.*\n.*ROOKERY_SEEDS is no setting.*\nNATS_URL must be set/s,
    );
  });

  it.each(['65536', '-1', '4000 ', '0x10', '4e3', '4.5'])('refuse the port %j', (PORT) => {
    expect(() => ROOKERY_SETTINGS.read([], { PORT })).toThrowError(/^PORT/);
  });

  it('read an empty value as none', () => {
    expect(ROOKERY_SETTINGS.read([], { REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  });

  it('require the file of the trusted documents when these are used', () => {
    expect(() => ROOKERY_SETTINGS.read([], { ROOKERY_TRUSTED_DOCUMENTS: 'only' })).toThrow(
      'ROOKERY_TRUSTED_DOCUMENTS_FILE must be set when ROOKERY_TRUSTED_DOCUMENTS is only',
    );
  });

  it('refuse follower thresholds that leave no tier between them', () => {
    const env = { ROOKERY_PUSH_TO_ALL_BELOW: '501', ROOKERY_PULL_ABOVE: '500' };
    expect(() => ROOKERY_SETTINGS.read([], env)).toThrow(
      'ROOKERY_PUSH_TO_ALL_BELOW must not be above ROOKERY_PULL_ABOVE',
    );
    expect(() => ROOKERY_SETTINGS.read([], { ROOKERY_PULL_ABOVE: '999' })).toThrow('must not be above');
    expect(() => ROOKERY_SETTINGS.read([], { ROOKERY_PULL_ABOVE: 'many' })).toThrow(
      'ROOKERY_PULL_ABOVE must be a whole',
    );
    expect(ROOKERY_SETTINGS.read([], { ...env, ROOKERY_PULL_ABOVE: '501' })).toMatchObject({
      ROOKERY_PUSH_TO_ALL_BELOW: 501,
      ROOKERY_PULL_ABOVE: 501,
    });
  });

  it('refuse in production what is safe in development only', () => {
    expect(() =>
      ROOKERY_SETTINGS.read([], { NODE_ENV: 'production', ROOKERY_RATE_LIMITS: 'off', ROOKERY_SEED: 'demo' }),
    ).toThrowError(/RATE_LIMITS.*\n.*SEED/);
    expect(ROOKERY_SETTINGS.read([], { NODE_ENV: 'production' }).ROOKERY_SEED).toBe('none');
  });

  it('let pushes be sent in development, and in production once a contact is given', () => {
    const pushes = (env: Record<string, string>) => pushOptions(ROOKERY_SETTINGS.read([], env));
    const app = { url: 'https://push.example/send', tokenFile: '/run/token' };
    expect(pushes({})).toMatchObject({
      contact: 'mailto:operator@localhost',
      app: null,
      allowLoopback: false,
    });
    expect(pushes({ NODE_ENV: 'production' }).contact).toBeNull();
    expect(
      pushes({
        NODE_ENV: 'production',
        ROOKERY_WEB_PUSH_CONTACT: 'https://example.org/push',
        ROOKERY_APP_PUSH_URL: app.url,
        ROOKERY_APP_PUSH_TOKEN_FILE: app.tokenFile,
      }),
    ).toEqual({ contact: 'https://example.org/push', app, allowLoopback: false });
  });

  it.each([
    [{ ROOKERY_WEB_PUSH_CONTACT: 'operator@example.org' }, 'ROOKERY_WEB_PUSH_CONTACT must be a mailto:'],
    [{ ROOKERY_APP_PUSH_URL: 'https://push.example/' }, 'must be set together'],
    [{ ROOKERY_APP_PUSH_TOKEN_FILE: '/run/token' }, 'must be set together'],
    [{ NODE_ENV: 'production', ROOKERY_PUSH_LOOPBACK: 'on' }, 'must not be on in production'],
  ])('refuse %j', (env, mistake) => {
    expect(() => ROOKERY_SETTINGS.read([], env)).toThrow(mistake);
  });

  it('read the allowed origins', () => {
    expect(
      ROOKERY_SETTINGS.read([], { ROOKERY_ORIGINS: 'https://a.example, http://localhost:3000' })
        .ROOKERY_ORIGINS,
    ).toEqual(['https://a.example', 'http://localhost:3000']);
    expect(() => ROOKERY_SETTINGS.read([], { ROOKERY_ORIGINS: 'https://a.example/path' })).toThrowError(
      /origins such as/,
    );
  });

  it('require the address of each subgraph where the gateway runs alone', () => {
    const names = ['tweets', 'direct-messages'];
    const settings = ROOKERY_SETTINGS.and(subgraphAddresses(names));
    const required = names.map(addressSetting);
    expect(() => settings.read(required, {})).toThrowError(
      'TWEETS_URL must be set\nDIRECT_MESSAGES_URL must be set',
    );
    expect(() =>
      settings.read(required, { TWEETS_URL: 'tweets:4000', DIRECT_MESSAGES_URL: 'http://dms' }),
    ).toThrowError('TWEETS_URL must be a URL that begins with http:// or https://');
  });
});
