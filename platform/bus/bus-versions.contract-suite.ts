import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  eventually,
  followed,
  newer,
  NEXT_EVENTS,
  noting,
  relay,
  sum,
  type Opened,
} from '#testkit/bus/bus-fixtures.js';
import type { AnyEvent } from '../event.js';
import type { Bus } from './bus.js';

/** A rejection means that the outbox keeps the event. No publisher hangs on an event that waits. */
async function publishAll(bus: Bus, events: AnyEvent[]): Promise<void> {
  await Promise.allSettled(events.map((event) => bus.publish(event)));
}

const ONE_WAITS = [{ durable: 'later', type: 'user.followed', count: 1 }];

export function describeVersions(opened: Opened): void {
  test('an event of a newer version waits with the events of its key, and other keys go on', async () => {
    const bus = await opened();
    const notes: string[] = [];
    await bus.consume({ durable: 'later', reactions: { 'user.followed': noting(notes) }, concurrency: 1 });
    await publishAll(bus, [newer(followed('ada', 1)), followed('ada', 2)]);
    await eventually(() => expect(bus.waiting()).toEqual(ONE_WAITS));
    const others = Array.from({ length: 20 }, (_, index) => followed(`user-${index}`, 3));
    for (const event of others) await bus.publish(event);
    await eventually(() => expect(notes.toSorted()).toEqual(others.map(({ key }) => `${key}:3`).toSorted()));
    await eventually(async () => expect(sum(await bus.pending())).toBe(2));
    expect(bus.waiting()).toEqual(ONE_WAITS);
    expect(await bus.deadLetters()).toEqual([]);
  });

  test('an event that waits survives a restart, and a build that knows its version handles it in order', async () => {
    const namespace = `t${randomUUID().slice(0, 8)}`;
    const notes: string[] = [];
    const options = { durable: 'later', reactions: { 'user.followed': noting(notes) } };
    const events = [newer(followed('ada', 1)), followed('ada', 2), newer(followed('ada', 3))];
    const bus = await opened(namespace);
    await bus.consume(options);
    await publishAll(bus, events);
    await eventually(() => expect(bus.waiting()).toEqual(ONE_WAITS));
    await bus[Symbol.asyncDispose]();
    expect(notes).toEqual([]);
    const next = await opened(namespace, NEXT_EVENTS);
    await next.consume(options);
    await relay(next, ...events);
    await eventually(() => expect(notes).toEqual(['ada:1', 'ada:2', 'ada:3']));
    await eventually(async () => expect(sum(await next.pending())).toBe(0));
    expect(next.waiting()).toEqual([]);
    expect(await next.deadLetters()).toEqual([]);
  });

  test('an event of no version, or of one that is no longer read, becomes a dead letter', async () => {
    const bus = await opened();
    const notes: string[] = [];
    await bus.consume({ durable: 'strict', reactions: { 'user.followed': noting(notes) } });
    const strange = [0, 0.5, '2', null].map((version) => ({
      ...followed('ada', 1),
      version: version as number,
    }));
    await relay(bus, ...strange, followed('ada', 2));
    await eventually(() => expect(notes).toEqual(['ada:2']));
    const letters = await bus.deadLetters();
    expect(letters.map(({ event }) => event)).toEqual(strange);
    expect(letters[0]?.reason).toContain('Unknown version 0 of user.followed');
    expect(bus.waiting()).toEqual([]);
  });

  test('a dead letter whose key waits is not replayed past the event that waits', async () => {
    const bus = await opened();
    const reaction = () => Promise.reject(new Error('ill'));
    await bus.consume({ durable: 'later', reactions: { 'user.followed': reaction } });
    await bus.publish(followed('ada', 1));
    await eventually(async () => expect(await bus.deadLetters()).toHaveLength(1));
    await publishAll(bus, [newer(followed('ada', 2))]);
    await eventually(() => expect(bus.waiting()).toEqual(ONE_WAITS));
    const [letter] = await bus.deadLetters();
    await expect(bus.replayDeadLetter(letter!.id)).rejects.toThrow('newer');
    expect(await bus.deadLetters()).toEqual([letter]);
  });
}
