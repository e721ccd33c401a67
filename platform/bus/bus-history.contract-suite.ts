import { expect, test } from 'vitest';
import { PositionGone, type Reaction } from './bus.js';
import {
  eventually,
  followed,
  liked,
  noting,
  relay,
  replayed,
  type Opened,
} from '#testkit/bus/bus-fixtures.js';

export function describeConsumers(opened: Opened): void {
  test('two consumers of one durable share its work', async () => {
    const bus = await opened();
    const [left, right]: [string[], string[]] = [[], []];
    const both = () => left.length > 0 && right.length > 0;
    const slow = (notes: string[]): Reaction => {
      // No reaction completes before both have started: a consumer that took both events would never finish.
      return async (event) => {
        await noting(notes)(event);
        await eventually(() => expect(both()).toBe(true));
      };
    };
    await bus.consume({ durable: 'pair', reactions: { 'user.followed': slow(left) }, concurrency: 2 });
    await bus.consume({ durable: 'pair', reactions: { 'user.followed': slow(right) }, concurrency: 2 });
    const keys = Array.from({ length: 20 }, (_, index) => `user-${String(index).padStart(2, '0')}`);
    await Promise.all(keys.map((key) => bus.publish(followed(key, 1))));
    await eventually(() => expect([...left, ...right].sort()).toEqual(keys.map((key) => `${key}:1`)));
  });

  test('disposing a consumer waits for its running reactions, and the next consumer continues after them', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let begun: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (begun = resolve));
    const reaction: Reaction = async (event) => {
      begun();
      await new Promise((resolve) => setImmediate(resolve));
      await noting(notes)(event);
    };
    const before = await bus.consume({
      durable: 'relay',
      reactions: { 'user.followed': reaction },
      concurrency: 1,
    });
    const keys = Array.from({ length: 30 }, (_, index) => `user-${String(index).padStart(2, '0')}`);
    const published = relay(bus, ...keys.map((key) => followed(key, 1)));
    await first;
    await before[Symbol.asyncDispose]();
    const handled = notes.length;
    expect(handled).toBeGreaterThan(0);
    expect(handled).toBeLessThan(30);
    await bus.consume({ durable: 'relay', reactions: { 'user.followed': noting(notes) } });
    await published;
    await eventually(() => expect([...new Set(notes)].sort()).toEqual(keys.map((key) => `${key}:1`)));
  });

  test('pending counts the events that a durable consumer has not handled', async () => {
    const bus = await opened();
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    await bus.consume({ durable: 'slow', reactions: { 'user.followed': () => gate }, concurrency: 1 });
    const published = Promise.all([1, 2, 3].map((to) => bus.publish(followed(`user-${to}`, to))));
    await eventually(async () => expect((await bus.pending()).get('slow')).toBe(3));
    letGo();
    await published;
    await eventually(async () => expect((await bus.pending()).get('slow')).toBe(0));
  });
}

export function describeProgress(opened: Opened): void {
  test('handledUpTo is the position before the oldest unhandled event', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const reaction: Reaction = async (event) => {
      if (event.key === 'held') await gate;
      await noting(notes)(event);
    };
    const reactions = { 'user.followed': reaction, 'tweet.liked': reaction };
    await bus.consume({ durable: 'careful', reactions });
    await bus.publish(followed('ada', 1));
    const before = await bus.position('GRAPH');
    const careful = () => bus.handledUpTo('GRAPH', 'careful');
    await eventually(async () => expect(await careful()).toBe(before));
    // Another stream has positions of its own.
    const published = [liked('held', 1)].map((event) => bus.publish(event));
    for (const event of [followed('held', 2), followed('bob', 3), followed('cleo', 4)]) {
      published.push(bus.publish(event));
    }
    await eventually(() => expect([...notes].sort()).toEqual(['ada:1', 'bob:3', 'cleo:4']));
    expect(await careful()).toBe(before);
    letGo();
    await Promise.all(published);
    await eventually(async () => expect(await careful()).toBe(await bus.position('GRAPH')));
    expect(await bus.position('GRAPH')).toBeGreaterThan(before);
  });

  test('handledUpTo of an unknown consumer is the newest position', async () => {
    const bus = await opened();
    await bus.publish(followed('ada', 1));
    expect(await bus.handledUpTo('GRAPH', 'nobody')).toBe(await bus.position('GRAPH'));
  });
}

export function describeHistory(opened: Opened): void {
  test('a tail observes every later event of its stream in order, with growing positions', async () => {
    const bus = await opened();
    await bus.publish(followed('ada', 'before'));
    const seen: { id: string; position: number }[] = [];
    const tail = await bus.tail('GRAPH', ({ id }, position) => seen.push({ id, position }));
    const events = Array.from({ length: 20 }, (_, index) => followed(`user-${index % 3}`, index));
    for (const event of events) await bus.publish(event);
    await bus.publish(liked('ada', 1));
    await eventually(() => expect(seen.map(({ id }) => id)).toEqual(events.map(({ id }) => id)));
    const positions = seen.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(20);
    expect(positions.at(-1)).toBe(await bus.position('GRAPH'));
    await tail[Symbol.asyncDispose]();
    await bus.publish(followed('ada', 'after'));
    expect(seen).toHaveLength(20);
  });

  test('several tails of a stream see each event in the order in which they were opened', async () => {
    const bus = await opened();
    const seen: string[] = [];
    const [before, between, after] = ['before', 'between', 'after'].map((to) => followed('ada', to));
    const first = await bus.tail('GRAPH', ({ id }) => void seen.push(`first ${id}`));
    await bus.publish(before!);
    await bus.tail('GRAPH', ({ id }) => void seen.push(`second ${id}`));
    await bus.publish(between!);
    await eventually(() => expect(seen).toHaveLength(3));
    await first[Symbol.asyncDispose]();
    await bus.publish(after!);
    await eventually(() => expect(seen).toHaveLength(4));
    expect(seen).toEqual([
      `first ${before!.id}`,
      `first ${between!.id}`,
      `second ${between!.id}`,
      `second ${after!.id}`,
    ]);
  });

  test('replay returns the events after a position, at the positions of the tail, and ends at the newest', async () => {
    const bus = await opened();
    const start = await bus.position('GRAPH');
    const seen: [string, number][] = [];
    await bus.tail('GRAPH', ({ id }, position) => seen.push([id, position]));
    const events = [1, 2, 3, 4].map((to) => followed('ada', to));
    for (const event of events) await bus.publish(event);
    await eventually(() => expect(seen).toHaveLength(4));
    expect(await replayed(bus, start)).toEqual(seen);
    expect(await replayed(bus, seen[1]?.[1] ?? 0)).toEqual(seen.slice(2));
    expect(await replayed(bus, await bus.position('GRAPH'))).toEqual([]);
  });

  test('replay from a position that the stream never reached throws PositionGone', async () => {
    const bus = await opened();
    await bus.publish(followed('ada', 1));
    const beyond = (await bus.position('GRAPH')) + 1;
    await expect(replayed(bus, beyond)).rejects.toThrow(PositionGone);
  });
}
