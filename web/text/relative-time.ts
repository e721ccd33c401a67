import { useEffect, useState } from 'react';

const UNITS = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
  [7, 'day'],
] as const;

const format = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto', style: 'narrow' });
const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** How long ago an instant was; its date after a week. */
export function relativeTime(instant: string, now: number): string {
  let amount = Math.max(0, (now - Date.parse(instant)) / 1000);
  for (const [size, unit] of UNITS) {
    if (amount < size)
      return amount < 5 && unit === 'second' ? 'now' : format.format(-Math.floor(amount), unit);
    amount /= size;
  }
  return date.format(Date.parse(instant));
}

/** One clock for all times on a page: it ticks twice a minute. */
const TICK_MS = 30_000;

export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
