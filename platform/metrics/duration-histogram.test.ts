import { Histogram, Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { DurationHistogram } from './duration-histogram.js';

const OPTIONS = {
  name: 'some_seconds',
  help: 'Time that something takes.',
  labelNames: ['subgraph', 'outcome'] as const,
  buckets: [0.001, 0.01, 0.5],
};
const OBSERVED = [
  [{ subgraph: 'tweets', outcome: 'ok' }, 0.0005],
  [{ subgraph: 'tweets', outcome: 'ok' }, 0.001],
  [{ outcome: 'failed', subgraph: 'users' }, 0.0011],
  [{ subgraph: 'tweets', outcome: 'ok' }, 0.25],
  [{ subgraph: 'users', outcome: 'failed' }, 7],
] as const;

describe('DurationHistogram', () => {
  it('writes the same text as the Histogram of prom-client', async () => {
    const [ours, theirs] = [new Registry(), new Registry()];
    const durations = new DurationHistogram({ ...OPTIONS, registers: [ours] });
    const histogram = new Histogram({ ...OPTIONS, registers: [theirs] });
    expect(await ours.metrics()).toBe(await theirs.metrics());
    for (const [labels, seconds] of OBSERVED) {
      durations.observe(labels, seconds);
      histogram.observe(labels, seconds);
    }
    const text = await ours.metrics();
    expect(text).toBe(await theirs.metrics());
    expect(text).toContain('some_seconds_bucket{le="+Inf",outcome="failed",subgraph="users"} 2');
  });

  it('starts at zero after a reset', async () => {
    const registry = new Registry();
    const durations = new DurationHistogram({ ...OPTIONS, registers: [registry] });
    durations.observe({ subgraph: 'users', outcome: 'ok' }, 1);
    registry.resetMetrics();
    durations.observe({ subgraph: 'users', outcome: 'ok' }, 1);
    expect(await registry.metrics()).toContain('some_seconds_count{subgraph="users",outcome="ok"} 1');
  });
});
