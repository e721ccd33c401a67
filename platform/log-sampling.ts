import type { Logger, LoggerOptions } from 'pino';

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** Identical lines that are written per second; more are counted. */
const MAX_LINES = 10;
const SECOND_MS = 1_000;

/** The fields that identify a line, besides its level and text. */
interface Subject {
  /** The subgraph or dependency that the line is about. */
  to?: unknown;
  code?: unknown;
}

/** The identical lines within one second. */
interface Burst {
  lines: number;
  leftOut: number;
}

/**
 * Rate-limits identical log lines, because an error that occurs a thousand times per second must not be
 * logged as often. Of lines with the same level, text, code and target, only the first of each second are
 * written. Then one line tells in `leftOut` how many were suppressed.
 */
export function sampling(): LogMethod {
  const bursts = new WeakMap<Logger, Map<string, Burst>>();
  return function (args, method, level) {
    const [first, text = first] = args as unknown[];
    const { to, code } = (typeof first === 'object' && first !== null ? first : {}) as Subject;
    const key = JSON.stringify([level, text, to, code]);
    let own = bursts.get(this);
    if (!own) bursts.set(this, (own = new Map<string, Burst>()));
    let burst = own.get(key);
    if (!burst) {
      own.set(key, (burst = { lines: 0, leftOut: 0 }));
      const current = burst;
      const end = (): void => {
        own.delete(key);
        const { leftOut } = current;
        if (leftOut > 0) method.call(this, { to, code, leftOut }, String(text));
      };
      setTimeout(end, SECOND_MS).unref();
    }
    if (burst.lines === MAX_LINES) return void burst.leftOut++;
    burst.lines++;
    method.apply(this, args);
  };
}
