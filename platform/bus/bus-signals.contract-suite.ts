import { expect, test } from 'vitest';
import type { Signal } from '../event.js';
import { eventually, followed, type Opened } from '#testkit/bus/bus-fixtures.js';

const signalOf = (number: number): Signal => ({ type: 'thinking', at: number, payload: { number } });

export function describeSignals(opened: Opened): void {
  test('signals reach every listener of their channel, in order', async () => {
    const bus = await opened();
    const [left, right, other]: [Signal[], Signal[], Signal[]] = [[], [], []];
    await bus.onSignal('thoughts', (signal) => left.push(signal));
    await bus.onSignal('thoughts', (signal) => right.push(signal));
    await bus.onSignal('others', (signal) => other.push(signal));
    const signals = Array.from({ length: 20 }, (_, index) => signalOf(index));
    for (const signal of signals) bus.signal('thoughts', signal);
    bus.signal('others', signalOf(100));
    await eventually(() => expect([left, right, other]).toEqual([signals, signals, [signalOf(100)]]));
  });

  test('a signal is not stored: who listens later does not get it, and no stream has it', async () => {
    const bus = await opened();
    const early: Signal[] = [];
    await bus.onSignal('thoughts', (signal) => early.push(signal));
    const before = await bus.position('GRAPH');
    bus.signal('thoughts', signalOf(1));
    await eventually(() => expect(early).toEqual([signalOf(1)]));
    const late: Signal[] = [];
    await bus.onSignal('thoughts', (signal) => late.push(signal));
    bus.signal('thoughts', signalOf(2));
    await eventually(() => expect(late).toEqual([signalOf(2)]));
    expect(await bus.position('GRAPH')).toBe(before);
    await bus.publish(followed('ada', 1));
    expect(await bus.position('GRAPH')).toBe(before + 1);
  });

  test('a listener that throws or has left keeps no signal from the others', async () => {
    const bus = await opened();
    const [seen, left]: [Signal[], Signal[]] = [[], []];
    await bus.onSignal('thoughts', () => {
      throw new Error('A listener must not throw.');
    });
    const leaving = await bus.onSignal('thoughts', (signal) => left.push(signal));
    await bus.onSignal('thoughts', (signal) => seen.push(signal));
    bus.signal('thoughts', signalOf(1));
    await eventually(() => expect([seen, left]).toEqual([[signalOf(1)], [signalOf(1)]]));
    await leaving[Symbol.asyncDispose]();
    bus.signal('thoughts', signalOf(2));
    await eventually(() => expect(seen).toEqual([signalOf(1), signalOf(2)]));
    expect(left).toEqual([signalOf(1)]);
  });

  test('signals stay within their namespace', async () => {
    const [one, other] = [await opened(), await opened()];
    const [seen, foreign]: [Signal[], Signal[]] = [[], []];
    await one.onSignal('thoughts', (signal) => seen.push(signal));
    await other.onSignal('thoughts', (signal) => foreign.push(signal));
    one.signal('thoughts', signalOf(1));
    other.signal('thoughts', signalOf(2));
    await eventually(() => expect([seen, foreign]).toEqual([[signalOf(1)], [signalOf(2)]]));
  });

  test('a closed bus drops signals', async () => {
    const bus = await opened();
    const seen: Signal[] = [];
    await bus.onSignal('thoughts', (signal) => seen.push(signal));
    await bus[Symbol.asyncDispose]();
    expect(() => bus.signal('thoughts', signalOf(1))).not.toThrow();
    expect(seen).toEqual([]);
  });
}
