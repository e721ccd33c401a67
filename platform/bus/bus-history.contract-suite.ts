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
      // Nobody finishes before both have begun: whoever took it all would wait for ever.
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

  test('closing a consumer waits for what it handles, and the next one goes on where it stopped', async () => {
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

  test('pending counts what a durable consumer still has before it', async () => {
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
  test('a consumer has handled everything up to the oldest event that it still has before it', async () => {
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

  test('a consumer that nobody has heard of has nothing before it', async () => {
    const bus = await opened();
    await bus.publish(followed('ada', 1));
    expect(await bus.handledUpTo('GRAPH', 'nobody')).toBe(await bus.position('GRAPH'));
  });
}

export function describeHistory(opened: Opened): void {
  test('a tail sees every event of its stream from now on, in order, with growing positions', async () => {
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

  test('replay gives what came behind a position, the same positions as the tail, and ends at the newest', async () => {
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

  test('replay from a position that the stream never had is refused', async () => {
    const bus = await opened();
    await bus.publish(followed('ada', 1));
    const beyond = (await bus.position('GRAPH')) + 1;
    await expect(replayed(bus, beyond)).rejects.toThrow(PositionGone);
  });
}
