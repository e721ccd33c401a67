import { afterAll, afterEach, expect } from 'vitest';

// Imports nothing of Rookery: every test file loads this, also those that open no network.
const found: string[] = [];
const scattered: string[] = [];

/** Records an operation that the two executors answered differently. The running test fails. */
export function noteDifference(difference: string): void {
  found.push(difference);
}

/** Records a query that asks all shards of a cluster without a reason. The running test fails. */
export function noteScatteredQuery(query: string): void {
  scattered.push(query);
}

/** Called once by every test file. */
export function failOnDifferences(): void {
  const expectNone = (): void => {
    expect(scattered.splice(0), 'queries that ask all shards (docs/sharding.md)').toEqual([]);
    expect(found.splice(0).join('\n\n')).toBe('');
  };
  afterEach(expectNone);
  // Differences after the last test count too.
  afterAll(expectNone);
}
