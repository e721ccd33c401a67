import type { Logger, LoggerOptions } from 'pino';

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

/** Lines that say the same within one second, before the rest of them are only counted. */
const LINES = 10;
const SECOND_MS = 1_000;

/** What is the same about lines that say the same. */
interface Subject {
  /** Which subgraph or dependency it is about. */
  to?: unknown;
  code?: unknown;
}

/** What was said in the second that began with the first line of its kind. */
interface Burst {
  lines: number;
  leftOut: number;
}

/**
 * Where something fails a thousand times a second, writing it down a thousand times makes things worse. So of lines with the
 * same level, text, code and place only the first of a second are written, and afterwards one that says in `leftOut` how many
 * more there were.
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
      const begun = burst;
      const end = (): void => {
        own.delete(key);
        const { leftOut } = begun;
        if (leftOut > 0) method.call(this, { to, code, leftOut }, String(text));
      };
      setTimeout(end, SECOND_MS).unref();
    }
    if (burst.lines === LINES) return void burst.leftOut++;
    burst.lines++;
    method.apply(this, args);
  };
}
