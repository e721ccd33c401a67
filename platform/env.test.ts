import { describe, expect, it } from 'vitest';
import { readSettings } from './env.js';

describe('readSettings', () => {
  it('runs on defaults alone', () => {
    expect(readSettings([], {})).toMatchObject({ PORT: 4000, ROOKERY_DATA: '.data', ROOKERY_SEED: 'demo' });
  });

  it('reports every mistake together, by name', () => {
    expect(() =>
      readSettings(['NATS_URL'], {
        PORT: 'abc',
        REDIS_URL: 'localhost',
        ROOKERY_SEEDS: 'demo',
        ROOKERY_RATE_LIMITS: 'yes',
      }),
    ).toThrowError(
      /PORT must.*\n.*ROOKERY_RATE_LIMITS.*\n.*REDIS_URL must.*\n.*ROOKERY_SEEDS is no setting.*\nNATS_URL must be set/s,
    );
  });

  it.each(['65536', '-1', '4000 ', '0x10', '4e3', '4.5'])('refuses the port %j', (PORT) => {
    expect(() => readSettings([], { PORT })).toThrowError(/^PORT/);
  });

  it('takes an empty value as none', () => {
    expect(readSettings([], { REDIS_URL: '' }).REDIS_URL).toBeUndefined();
  });

  it('wants to know where the trusted documents are', () => {
    expect(() => readSettings([], { ROOKERY_TRUSTED_DOCUMENTS: 'only' })).toThrow(
      'ROOKERY_TRUSTED_DOCUMENTS_FILE must be set when ROOKERY_TRUSTED_DOCUMENTS is only',
    );
  });

  it('refuses follower thresholds that leave no tier between them', () => {
    const env = { ROOKERY_PUSH_TO_ALL_BELOW: '501', ROOKERY_PULL_ABOVE: '500' };
    expect(() => readSettings([], env)).toThrow(
      'ROOKERY_PUSH_TO_ALL_BELOW must not be above ROOKERY_PULL_ABOVE',
    );
    expect(() => readSettings([], { ROOKERY_PULL_ABOVE: '999' })).toThrow('must not be above');
    expect(() => readSettings([], { ROOKERY_PULL_ABOVE: 'many' })).toThrow(
      'ROOKERY_PULL_ABOVE must be a whole',
    );
    expect(readSettings([], { ...env, ROOKERY_PULL_ABOVE: '501' })).toMatchObject({
      ROOKERY_PUSH_TO_ALL_BELOW: 501,
      ROOKERY_PULL_ABOVE: 501,
    });
  });

  it('refuses in production what is only safe at home', () => {
    expect(() =>
      readSettings([], { NODE_ENV: 'production', ROOKERY_RATE_LIMITS: 'off', ROOKERY_SEED: 'demo' }),
    ).toThrowError(/RATE_LIMITS.*\n.*SEED/);
    expect(readSettings([], { NODE_ENV: 'production' }).ROOKERY_SEED).toBe('none');
  });

  it('reads the allowed origins', () => {
    expect(
      readSettings([], { ROOKERY_ORIGINS: 'https://a.example, http://localhost:3000' }).ROOKERY_ORIGINS,
    ).toEqual(['https://a.example', 'http://localhost:3000']);
    expect(() => readSettings([], { ROOKERY_ORIGINS: 'https://a.example/path' })).toThrowError(
      /origins such as/,
    );
  });
});
