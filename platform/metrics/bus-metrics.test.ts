import { expect, test } from 'vitest';
import { EVENTS } from '#schema/events.js';
import { Away, eventually, followed, newer, QUICK_OUTAGES } from '#testkit/bus/bus-fixtures.js';
import { createMemoryBus } from '../bus/index.js';
import { systemClock } from '../clock.js';
import { silentLog } from '../log.js';
import { createMetrics } from './process-metrics.js';

test('tells how many events wait for a newer process', async () => {
  await using bus = createMemoryBus({ events: EVENTS, clock: systemClock, log: silentLog });
  const { registry } = createMetrics(bus);
  bus.open();
  await bus.consume({ durable: 'later', reactions: { 'user.followed': () => Promise.resolve() } });
  await Promise.allSettled(
    [newer(followed('ada', 1)), newer(followed('bob', 1))].map((event) => bus.publish(event)),
  );
  await eventually(async () =>
    expect(await registry.metrics()).toMatch(
      /^rookery_events_waiting\{consumer="later",type="user.followed"\} 2$/m,
    ),
  );
});

test('tells how many events wait for the end of an outage, and for how long', async () => {
  await using bus = createMemoryBus({
    ...{ events: EVENTS, clock: systemClock, log: silentLog },
    ...QUICK_OUTAGES,
  });
  const { registry } = createMetrics(bus);
  bus.open();
  const reactions = { 'user.followed': () => Promise.reject(new Away()) };
  await bus.consume({ durable: 'patient', reactions });
  await Promise.allSettled(['ada', 'bob'].map((key) => bus.publish(followed(key, 1))));
  await eventually(async () => {
    const metrics = await registry.metrics();
    expect(metrics).toMatch(/^rookery_events_held\{consumer="patient",type="user.followed"\} 2$/m);
    expect(metrics).toMatch(
      /^rookery_events_held_seconds\{consumer="patient",type="user.followed"\} 0\.\d+$/m,
    );
  });
});
