import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { EVENTS, type AnyEvent } from '#schema/events.js';
import { MAX_DELIVERIES, PositionGone, type Bus, type Reaction } from './bus.js';

export type ConnectBus = (namespace: string) => Promise<Bus>;

/** ms between the deliveries of a failing event: what the contract's suites set, so that they need not wait. */
export const QUICK_BACKOFF = [5, 10, 20, 40];

let made = 0;

/** An event of the GRAPH stream, told apart by `to`. */
export function followed(from: string, to: string | number): AnyEvent {
  const type = 'user.followed' as const;
  const id = String(1_500_000_000_000_000_000n + BigInt(made++));
  return { id, type, version: EVENTS[type].version, key: from, at: 1, payload: { from, to: String(to) } };
}

export function liked(userId: string, tweetId: string | number): AnyEvent {
  const { id, at } = followed(userId, 0);
  const payload = { tweetId: String(tweetId), authorId: 'ada', userId };
  return { id, type: 'tweet.liked', version: EVENTS['tweet.liked'].version, key: userId, at, payload };
}

/** What a relay does: a rejected publish is published again until it is safe. */
export async function relay(bus: Bus, ...events: AnyEvent[]): Promise<void> {
  const retry = (event: AnyEvent) => vi.waitFor(() => bus.publish(event), { timeout: 20_000, interval: 10 });
  await Promise.all(events.map(retry));
}

/** A reaction that notes `from:to` of what it has handled. */
export function noting(notes: string[]): Reaction {
  return (event) => {
    if (event.type === 'user.followed') notes.push(`${event.payload.from}:${event.payload.to}`);
    return Promise.resolve();
  };
}

export const eventually = (check: () => void | Promise<void>) =>
  vi.waitFor(check, { timeout: 15_000, interval: 10 });

/** What every bus promises. `connect` gives a bus of a namespace; two of one namespace share what is stored, if any. */
export function describeBus(name: string, connect: ConnectBus): void {
  describe(name, () => {
    const buses: Bus[] = [];

    async function opened(namespace = `t${randomUUID().slice(0, 8)}`): Promise<Bus> {
      const bus = await connect(namespace);
      buses.push(bus);
      bus.open();
      return bus;
    }

    afterEach(async () => {
      await Promise.all(buses.splice(0).map((bus) => bus[Symbol.asyncDispose]()));
    });

    describeDelivery(opened);
    describeFailure(opened);
    describeConsumers(opened);
    describeHistory(opened);

    test('publishing waits until the bus is opened', async () => {
      const bus = await connect(`t${randomUUID().slice(0, 8)}`);
      buses.push(bus);
      const seen: string[] = [];
      const published = bus.publish(followed('ada', 1));
      await bus.consume({ durable: 'notes', reactions: { 'user.followed': noting(seen) } });
      expect(seen).toEqual([]);
      bus.open();
      await published;
      await eventually(() => expect(seen).toEqual(['ada:1']));
    });
  });
}

type Opened = (namespace?: string) => Promise<Bus>;

function describeDelivery(opened: Opened): void {
  test('events of one key are handled one after the other, in the order in which they were published', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let running = 0;
    const reaction: Reaction = async (event) => {
      expect(++running).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      await noting(notes)(event);
    };
    await bus.consume({ durable: 'order', reactions: { 'user.followed': reaction } });
    const events = Array.from({ length: 50 }, (_, index) => followed('ada', index));
    await Promise.all(events.map((event) => bus.publish(event)));
    await eventually(() => expect(notes).toEqual(events.map((_, index) => `ada:${index}`)));
  });

  test('events of different keys are handled side by side, up to the concurrency', async () => {
    const bus = await opened();
    let [running, most, handled] = [0, 0, 0];
    let letGo: () => void = () => undefined;
    const four = new Promise<void>((resolve) => (letGo = resolve));
    const reaction: Reaction = async () => {
      most = Math.max(most, ++running);
      if (running === 4) letGo();
      await four;
      running--;
      handled++;
    };
    await bus.consume({ durable: 'wide', reactions: { 'user.followed': reaction }, concurrency: 4 });
    await Promise.all(Array.from({ length: 12 }, (_, index) => bus.publish(followed(`user-${index}`, 1))));
    await eventually(() => expect(handled).toBe(12));
    expect(most).toBe(4);
  });

  test('publishing an event of the same id again does nothing', async () => {
    const bus = await opened();
    const notes: string[] = [];
    await bus.consume({ durable: 'once', reactions: { 'user.followed': noting(notes) } });
    const event = followed('ada', 1);
    await Promise.all([bus.publish(event), bus.publish(event)]);
    await bus.publish(event);
    await bus.publish(followed('ada', 2));
    await eventually(() => expect(notes).toEqual(['ada:1', 'ada:2']));
  });

  test('every durable consumer gets every event of its types, and no other event waits for it', async () => {
    const bus = await opened();
    const [graph, likes]: [string[], string[]] = [[], []];
    await bus.consume({ durable: 'graph', reactions: { 'user.followed': noting(graph) } });
    await bus.consume({
      durable: 'both',
      reactions: {
        'user.followed': noting(likes),
        'tweet.liked': (event) => Promise.resolve(void likes.push(event.type)),
      },
    });
    await bus.publish(followed('ada', 1));
    await bus.publish(liked('bob', 2));
    await eventually(() => expect(graph).toEqual(['ada:1']));
    await eventually(() => expect([...likes].sort()).toEqual(['ada:1', 'tweet.liked']));
    await eventually(async () => expect(sum(await bus.pending())).toBe(0));
  });

  test('a namespace sees nothing of another', async () => {
    const [one, other] = [await opened(), await opened()];
    const [seen, foreign]: [string[], string[]] = [[], []];
    await one.consume({ durable: 'notes', reactions: { 'user.followed': noting(seen) } });
    await other.consume({ durable: 'notes', reactions: { 'user.followed': noting(foreign) } });
    await one.publish(followed('ada', 1));
    await other.publish(followed('eve', 2));
    await eventually(() => expect([seen, foreign]).toEqual([['ada:1'], ['eve:2']]));
  });
}

function describeFailure(opened: Opened): void {
  test('an event whose reaction failed is delivered again, and those behind it keep their order', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let failures = 2;
    const reaction: Reaction = (event) =>
      failures-- > 0 ? Promise.reject(new Error('not yet')) : noting(notes)(event);
    await bus.consume({ durable: 'again', reactions: { 'user.followed': reaction } });
    await Promise.all([1, 2, 3].map((to) => bus.publish(followed('ada', to))));
    await eventually(() => expect(notes).toEqual(['ada:1', 'ada:2', 'ada:3']));
    expect(await bus.deadLetters()).toEqual([]);
  });

  test('poison becomes a dead letter after its last delivery and holds up nobody else', async () => {
    const bus = await opened();
    const notes: string[] = [];
    const poison = followed('mallory', 'poison');
    let [deliveries, notedMeanwhile] = [0, 0];
    const reaction: Reaction = (event) => {
      if (event.id !== poison.id) return noting(notes)(event);
      notedMeanwhile = notes.length;
      return Promise.reject(new Error(`delivery ${++deliveries}`));
    };
    // Poison at every place but one: what others need must not wait for its retries.
    await bus.consume({ durable: 'brave', reactions: { 'user.followed': reaction }, concurrency: 1 });
    const published = [poison, followed('ada', 1), followed('mallory', 2)].map((event) => bus.publish(event));
    await Promise.all(published);
    await eventually(async () => expect(await bus.deadLetters()).toHaveLength(1));
    expect(deliveries).toBe(MAX_DELIVERIES);
    expect(notedMeanwhile).toBe(1);
    await eventually(() => expect(notes).toEqual(['ada:1', 'mallory:2']));
    const [letter] = await bus.deadLetters();
    expect(letter).toMatchObject({ durable: 'brave', event: poison, reason: `delivery ${MAX_DELIVERIES}` });
    await eventually(async () => expect(sum(await bus.pending())).toBe(0));
  });

  test('a dead letter can be replayed: it stays while that fails and is forgotten when it works', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let cured = false;
    const reaction: Reaction = (event) =>
      cured ? noting(notes)(event) : Promise.reject(new Error('still ill'));
    await bus.consume({ durable: 'cure', reactions: { 'user.followed': reaction } });
    await bus.publish(followed('ada', 1));
    await eventually(async () => expect(await bus.deadLetters()).toHaveLength(1));
    const id = (await bus.deadLetters())[0]?.id ?? '';
    await expect(bus.replayDeadLetter(id)).rejects.toThrow('still ill');
    expect(await bus.deadLetters()).toHaveLength(1);
    cured = true;
    await bus.replayDeadLetter(id);
    expect(notes).toEqual(['ada:1']);
    expect(await bus.deadLetters()).toEqual([]);
    await expect(bus.replayDeadLetter(id)).rejects.toThrow('no dead letter');
  });

  test('an event of an unknown version becomes a dead letter and never reaches a reaction', async () => {
    const bus = await opened();
    const notes: string[] = [];
    await bus.consume({ durable: 'strict', reactions: { 'user.followed': noting(notes) } });
    const strange = { ...followed('ada', 1), version: 99 };
    await bus.publish(strange);
    await bus.publish(followed('ada', 2));
    await eventually(() => expect(notes).toEqual(['ada:2']));
    expect(await bus.deadLetters()).toMatchObject([{ durable: 'strict', event: strange }]);
  });
}

function describeConsumers(opened: Opened): void {
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
    expect(notes).toHaveLength(30);
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

function describeHistory(opened: Opened): void {
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

export async function replayed(bus: Bus, after: number): Promise<[string, number][]> {
  const events: [string, number][] = [];
  for await (const { event, position } of bus.replay('GRAPH', after)) events.push([event.id, position]);
  return events;
}

function sum(pending: ReadonlyMap<string, number>): number {
  return [...pending.values()].reduce((total, count) => total + count, 0);
}
