import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, OPERATION_RULES } from '#gateway/index.js';
import { gatewayConfigOf } from '#gateway/settings.js';
import { settingName } from '#platform/config/index.js';
import { createLog } from '#platform/log.js';
import { RULES } from '#social/rate-limit-rules.js';
import { logLimits, ratesIn } from './limits.js';
import { ROOKERY_SETTINGS } from './settings.js';

const read = (env: Record<string, string>) => ROOKERY_SETTINGS.read([], env);

describe('the settings of limits and rates', () => {
  it('are those of the code by default', () => {
    expect(gatewayConfigOf(read({})).limits).toEqual(DEFAULT_LIMITS);
    for (const { name, points, duration } of [...Object.values(OPERATION_RULES), ...Object.values(RULES)])
      expect(ratesIn(read({}))[name]).toEqual({ points, duration });
  });

  it('change one limit or rate each', () => {
    const settings = read({ ROOKERY_LIMIT_DEPTH: '15', ROOKERY_RATE_LOGIN_FAILURES: '3/60' });
    expect(gatewayConfigOf(settings).limits).toEqual({ ...DEFAULT_LIMITS, depth: 15 });
    expect(ratesIn(settings)['login-failures']).toEqual({ points: 3, duration: 60 });
  });

  it('are refused together when they are wrong', () => {
    const env = {
      ...{ ROOKERY_LIMIT_DEPTH: '0', ROOKERY_LIMIT_WIDTH: '3' },
      ...{ ROOKERY_RATE_TWEETS: '100', ROOKERY_RATE_LIKES: '0/60', ROOKERY_RATE_FOLLOWS: '1/9999999' },
    };
    expect(() => read(env)).toThrow(
      /^ROOKERY_LIMIT_DEPTH must be between.*ROOKERY_RATE_TWEETS must be points.*ROOKERY_RATE_FOLLOWS must be at most.*ROOKERY_RATE_LIKES must be points.*ROOKERY_LIMIT_WIDTH is no setting/s,
    );
  });

  it('are all in docs/operations.md, with their defaults', () => {
    const rows = readFileSync('docs/operations.md', 'utf8').replaceAll(/ +/g, ' ');
    for (const [name, value] of Object.entries(DEFAULT_LIMITS))
      expect(rows).toContain(`| \`${settingName('LIMIT', name)}\` | ${value} |`);
    for (const { name, points, duration } of [...Object.values(OPERATION_RULES), ...Object.values(RULES)])
      expect(rows).toContain(`| \`${settingName('RATE', name)}\` | ${points}/${duration} |`);
  });

  it('are logged by a process that starts', () => {
    const lines: string[] = [];
    const log = createLog('test', 'info', { write: (line) => void lines.push(line) });
    logLimits(
      log,
      read({ ROOKERY_LIMIT_DEPTH: '15', ROOKERY_RATE_TWEETS: '7/60', ROOKERY_PULL_ABOVE: '5000' }),
    );
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      msg: 'limits',
      limits: { depth: 15, cost: DEFAULT_LIMITS.cost },
      rates: { tweets: '7/60' },
      tiers: { pullAbove: 5_000 },
    });
  });
});
