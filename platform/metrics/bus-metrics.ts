import { Gauge, type Registry } from 'prom-client';
import type { Bus } from '../bus/bus.js';
import { timely } from '../timely.js';

/** What metrics read of a bus. */
export type MeasuredBus = Pick<Bus, 'pending' | 'waiting' | 'held' | 'deadLetterCount'>;

/** Exposes what a bus has not handled. `bus` is null in a process without a bus. */
export function watchBus(registers: Registry[], bus: MeasuredBus | null): void {
  watchConsumers(registers, bus);
  watchWaitingEvents(registers, bus);
  watchHeldEvents(registers, bus);
}

function watchConsumers(registers: Registry[], bus: MeasuredBus | null): void {
  new Gauge({
    name: 'rookery_consumer_lag',
    help: 'Events that a durable consumer has not handled yet, over all processes.',
    labelNames: ['consumer'] as const,
    registers,
    async collect() {
      // No value while the bus cannot be reached; /ready reports that.
      const pending = bus && (await timely(bus.pending()));
      for (const [consumer, lag] of pending ?? []) this.set({ consumer }, lag);
    },
  });
  new Gauge({
    name: 'rookery_dead_letters',
    help: 'Events that could not be handled and wait for an operator, over all processes.',
    registers,
    async collect() {
      const count = bus && (await timely(bus.deadLetterCount()));
      if (count === null) this.remove();
      else this.set(count);
    },
  });
}

function watchWaitingEvents(registers: Registry[], bus: MeasuredBus | null): void {
  new Gauge({
    name: 'rookery_events_waiting',
    help: 'Events that this process holds back until a process comes that knows their version.',
    labelNames: ['consumer', 'type'] as const,
    registers,
    collect() {
      this.reset();
      for (const { durable, type, count } of bus?.waiting() ?? [])
        this.set({ consumer: durable, type }, count);
    },
  });
}

function watchHeldEvents(registers: Registry[], bus: MeasuredBus | null): void {
  const labelNames = ['consumer', 'type'] as const;
  new Gauge({
    name: 'rookery_events_held',
    help: 'Events that this process tries again every second because MongoDB or the cache is away.',
    ...{ labelNames, registers },
    collect() {
      this.reset();
      for (const { durable, type, count } of bus?.held() ?? []) this.set({ consumer: durable, type }, count);
    },
  });
  new Gauge({
    name: 'rookery_events_held_seconds',
    help: 'How long the oldest of these events has been tried, in seconds.',
    ...{ labelNames, registers },
    collect() {
      this.reset();
      for (const { durable, type, seconds } of bus?.held() ?? [])
        this.set({ consumer: durable, type }, seconds);
    },
  });
}
