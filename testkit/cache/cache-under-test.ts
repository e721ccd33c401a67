import { vi } from 'vitest';
import type { Cache } from '#platform/cache/cache.js';

export interface CacheUnderTest {
  connect: (namespace: string) => Promise<Cache>;
  /** Advances the clock of a suite with a fake clock; no effect on one with the real clock. */
  pass: (ms: number) => void;
}

export const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 60_000, interval: 5 });

/** TTLs in ms: one that no test reaches, and one that every test can wait for. */
export const LONG = 60_000;
export const SHORT = 80;

export type Fresh = (namespace?: string) => Promise<Cache>;
export type ShortLife = (cache: Cache) => Promise<void>;
