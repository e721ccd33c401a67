import { vi } from 'vitest';
import type { Cache } from '#platform/cache/cache.js';

export interface CacheUnderTest {
  connect: (namespace: string) => Promise<Cache>;
  /** Lets time pass where the suite holds the clock; does nothing where it passes by itself. */
  pass: (ms: number) => void;
}

export const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 15_000, interval: 5 });

/** ms that no test takes, and ms that every test can wait. */
export const LONG = 60_000;
export const SHORT = 80;

export type Fresh = (namespace?: string) => Promise<Cache>;
export type ShortLife = (cache: Cache) => Promise<void>;
