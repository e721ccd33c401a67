import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, type Log } from './log.js';

let lines: Record<string, unknown>[];
let log: Log;
beforeEach(() => {
  lines = [];
  const write = (line: string): void => void lines.push(JSON.parse(line) as Record<string, unknown>);
  log = createLog('test', 'info', { write });
});

describe('createLog', () => {
  const secret = 'do-not-tell';
  it.each([
    ['a password', { password: secret }],
    ['the headers of a request', { headers: { authorization: `Bearer ${secret}` } }],
    ['a session', { session: { accessToken: secret, refreshToken: secret } }],
    ['the variables of an operation', { operation: { variables: { input: { password: secret } } } }],
    ['what hangs on an error', { err: Object.assign(new Error('no'), { request: { password: secret } }) }],
  ])('redacts %s', (_, told) => {
    log.info(told, 'something happened');
    expect(lines).toMatchObject([{ msg: 'something happened' }]);
    expect(JSON.stringify(lines)).not.toContain(secret);
  });
});

describe('log sampling', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const fail = (times: number, to = 'trends', code = 'TIMEOUT'): void => {
    for (let time = 0; time < times; time++)
      log.warn({ err: new Error('away'), to, code, requestId: `r${time}` }, 'a subgraph did not answer');
  };

  it('writes the first lines, then how many were suppressed', () => {
    fail(1_000);
    expect(lines).toHaveLength(10);
    expect(lines[0]).toMatchObject({ requestId: 'r0', err: { message: 'away' } });
    vi.advanceTimersByTime(1_000);
    expect(lines).toHaveLength(11);
    expect(lines[10]).toMatchObject({
      level: 40,
      msg: 'a subgraph did not answer',
      to: 'trends',
      code: 'TIMEOUT',
      leftOut: 990,
    });
  });

  it('does not suppress other lines', () => {
    fail(1_000);
    fail(1, 'users');
    fail(1, 'trends', 'SERVICE_UNAVAILABLE');
    log.child({ subgraph: 'users' }).warn({ to: 'trends', code: 'TIMEOUT' }, 'a subgraph did not answer');
    log.error({ to: 'trends', code: 'TIMEOUT' }, 'a subgraph did not answer');
    log.warn('a subgraph is back');
    expect(lines).toHaveLength(15);
  });

  it('repeats for as long as the lines occur, and writes rare lines in full', () => {
    for (let second = 0; second < 3; second++) {
      fail(100);
      vi.advanceTimersByTime(1_000);
    }
    expect(lines.filter(({ leftOut }) => leftOut === 90)).toHaveLength(3);
    expect(lines).toHaveLength(33);
    fail(10);
    vi.advanceTimersByTime(10_000);
    expect(lines).toHaveLength(43);
  });
});
