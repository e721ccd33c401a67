import { expect, test } from 'vitest';
import { Away, eventually, followed, noting, relay, sum, type Opened } from '#testkit/bus/bus-fixtures.js';
import { MAX_DELIVERIES, type Reaction } from './bus.js';

/** More than any event is delivered whose failures count. */
const MANY = 3 * MAX_DELIVERIES;

export function describeOutages(opened: Opened): void {
  test('events wait for the end of an outage, in the order of their key, and none is a dead letter', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let [isAway, tries] = [true, 0];
    const reaction: Reaction = (event) => {
      tries++;
      return isAway ? Promise.reject(new Away()) : noting(notes)(event);
    };
    await bus.consume({ durable: 'patient', reactions: { 'user.followed': reaction } });
    const relayed = relay(bus, followed('ada', 1), followed('ada', 2), followed('bob', 1));
    await eventually(() => expect(tries).toBeGreaterThan(2 * MANY));
    const seconds = expect.any(Number) as number;
    expect(bus.held()).toEqual([{ durable: 'patient', type: 'user.followed', count: 2, seconds }]);
    expect(sum(await bus.pending())).toBe(3);
    isAway = false;
    await relayed;
    await eventually(() => expect(notes.toSorted()).toEqual(['ada:1', 'ada:2', 'bob:1']));
    expect(notes.indexOf('ada:1')).toBeLessThan(notes.indexOf('ada:2'));
    await eventually(async () => expect(sum(await bus.pending())).toBe(0));
    expect(bus.held()).toEqual([]);
    expect(await bus.deadLetters()).toEqual([]);
  });

  test('outages between the failures of an event do not count', async () => {
    const bus = await opened();
    const notes: string[] = [];
    let failures = 0;
    const errors = Array.from({ length: MAX_DELIVERIES - 1 }, () => [
      ...Array.from({ length: MAX_DELIVERIES }, () => new Away()),
      new Error('not yet'),
    ]).flat();
    const reaction: Reaction = (event) => {
      const error = errors[failures++];
      return error ? Promise.reject(error) : noting(notes)(event);
    };
    await bus.consume({ durable: 'flapping', reactions: { 'user.followed': reaction } });
    await relay(bus, followed('ada', 1));
    await eventually(() => expect(notes).toEqual(['ada:1']));
    expect(failures).toBe(errors.length + 1);
    expect(await bus.deadLetters()).toEqual([]);
  });

  test('an event that fails as in an outage while others are handled is a dead letter at last', async () => {
    const bus = await opened();
    const notes: string[] = [];
    const poison = followed('mallory', 'poison');
    let tries = 0;
    const reaction: Reaction = (event) => {
      if (event.id !== poison.id) return noting(notes)(event);
      tries++;
      return Promise.reject(new Away());
    };
    await bus.consume({ durable: 'deceived', reactions: { 'user.followed': reaction } });
    const relayed = relay(bus, poison, followed('mallory', 2));
    await eventually(() => expect(tries).toBeGreaterThan(MAX_DELIVERIES));
    expect(bus.held()).toMatchObject([{ durable: 'deceived', count: 1 }]);
    await eventually(async () => {
      await relay(bus, followed('ada', 1));
      expect(await bus.deadLetters()).toMatchObject([{ durable: 'deceived', event: poison }]);
    });
    await relayed;
    await eventually(() => expect(notes).toContain('mallory:2'));
    expect(bus.held()).toEqual([]);
  });
}
