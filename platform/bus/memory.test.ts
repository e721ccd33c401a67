import { EVENTS } from '#schema/events.js';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../clock.js';
import { silentLog } from '../log.js';
import { describeBus } from './bus.contract-suite.js';
import {
  eventually,
  followed,
  QUICK_BACKOFF,
  QUICK_OUTAGES,
  relay,
  replayed,
} from '#testkit/bus/bus-fixtures.js';
import { PositionGone } from './bus.js';
import { createMemoryBus } from './memory.js';

const options = { events: EVENTS, clock: systemClock, log: silentLog, backoff: QUICK_BACKOFF };

describeBus('the memory bus', (_, events = EVENTS) =>
  Promise.resolve(createMemoryBus({ ...options, ...QUICK_OUTAGES, events })),
);

test('publish resolves only when every durable consumer has handled the event', async () => {
  await using bus = createMemoryBus(options);
  bus.open();
  let handled = false;
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await bus.consume({
    durable: 'slow',
    reactions: { 'user.followed': () => gate.then(() => void (handled = true)) },
  });
  const published = bus.publish(followed('ada', 1)).then(() => handled);
  letGo();
  expect(await published).toBe(true);
});

test('publish rejects while a durable consumer has no process, and a retry of the same event succeeds later', async () => {
  await using bus = createMemoryBus(options);
  bus.open();
  const handled: string[] = [];
  const reactions = { 'user.followed': async ({ id }: { id: string }) => void handled.push(id) };
  const consumer = await bus.consume({ durable: 'away', reactions });
  await consumer[Symbol.asyncDispose]();
  const event = followed('ada', 1);
  await expect(bus.publish(event)).rejects.toThrow('No consumer is attached to away');
  await bus.consume({ durable: 'away', reactions });
  await relay(bus, event);
  expect(handled).toEqual([event.id]);
});

test('replay throws PositionGone for events that are no longer retained', async () => {
  await using bus = createMemoryBus(options);
  bus.open();
  const start = await bus.position('GRAPH');
  for (let index = 0; index < 10_001; index++) await bus.publish(followed('ada', index));
  await expect(replayed(bus, start)).rejects.toThrow(PositionGone);
  expect(await replayed(bus, start + 1)).toHaveLength(10_000);
});

test('positions of a later process are greater than those of an earlier process, which cannot be replayed', async () => {
  await using earlier = createMemoryBus({ ...options, clock: { now: () => 1_000 } });
  earlier.open();
  await earlier.publish(followed('ada', 1));
  const position = await earlier.position('GRAPH');
  await using later = createMemoryBus({ ...options, clock: { now: () => 1_001 } });
  later.open();
  await later.publish(followed('ada', 2));
  expect(await later.position('GRAPH')).toBeGreaterThan(position);
  await expect(replayed(later, position)).rejects.toThrow(PositionGone);
});

test('dead letters survive a restart in their file, and a replayed dead letter is deleted from it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rookery-bus-'));
  const deadLetterFile = join(folder, 'nested', 'dead-letters.jsonl');
  try {
    const failing = { durable: 'ill', reactions: { 'user.followed': () => Promise.reject(new Error('no')) } };
    const poison = [followed('ada', 1), followed('bob', 2)];
    {
      await using bus = createMemoryBus({ ...options, deadLetterFile });
      bus.open();
      await bus.consume(failing);
      await Promise.all(poison.map((event) => bus.publish(event)));
    }
    await using bus = createMemoryBus({ ...options, deadLetterFile });
    bus.open();
    const letters = await bus.deadLetters();
    expect(letters.map(({ event }) => event)).toEqual(poison);
    await bus.consume({ durable: 'ill', reactions: { 'user.followed': () => Promise.resolve() } });
    await bus.replayDeadLetter(letters[0]?.id ?? '');
    const lines = (await readFile(deadLetterFile, 'utf8')).trim().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { event: unknown }).event)).toEqual([poison[1]]);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('an observer that throws affects neither other observers nor the publisher', async () => {
  await using bus = createMemoryBus(options);
  bus.open();
  const seen: string[] = [];
  await bus.tail('GRAPH', () => {
    throw new Error('observer');
  });
  await bus.tail('GRAPH', ({ id }) => seen.push(id));
  const event = followed('ada', 1);
  await bus.publish(event);
  await eventually(() => expect(seen).toEqual([event.id]));
});

test('handledUpTo inside an observer does not include the event that is being observed', async () => {
  await using bus = createMemoryBus(options);
  bus.open();
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  await bus.consume({ durable: 'slow', reactions: { 'user.followed': () => gate } });
  const before = await bus.position('GRAPH');
  const handled = new Promise<number>((resolve) => {
    void bus.tail('GRAPH', () => resolve(bus.handledUpTo('GRAPH', 'slow')));
  });
  const published = bus.publish(followed('ada', 1));
  expect(await handled).toBe(before);
  letGo();
  await published;
});

test('a closed bus rejects publishers, and those that wait for it to open', async () => {
  const bus = createMemoryBus(options);
  const waiting = bus.publish(followed('ada', 1));
  await bus[Symbol.asyncDispose]();
  await expect(waiting).rejects.toThrow('closed');
  await expect(bus.publish(followed('ada', 2))).rejects.toThrow('closed');
});
