import { afterAll, afterEach, expect } from 'vitest';

// No imports of ours: every file of tests loads this, also those that open no network.
const found: string[] = [];

/** Takes note of an operation that the two executors have answered differently. The test under way fails. */
export function noteDifference(difference: string): void {
  found.push(difference);
}

/** To be called once by every file of tests. */
export function failOnDifferences(): void {
  const expectNone = (): void => expect(found.splice(0).join('\n\n')).toBe('');
  afterEach(expectNone);
  // What happened after the last test counts, too.
  afterAll(expectNone);
}
