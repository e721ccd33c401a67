import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { EventCatalog } from '../event.js';
import type { Bus, Reaction } from './bus.js';
import { describeFailure } from './bus-failure.contract-suite.js';
import { eventually, followed, liked, noting, sum, type Opened } from '#testkit/bus/bus-fixtures.js';
import { describeOutages } from './bus-outages.contract-suite.js';
import { describeVersions } from './bus-versions.contract-suite.js';
import { describeSignals } from './bus-signals.contract-suite.js';
import { describeConsumers, describeHistory, describeProgress } from './bus-history.contract-suite.js';

/** Without `events`, those that the product declares. */
export type ConnectBus = (namespace: string, events?: EventCatalog) => Promise<Bus>;

/**
 * The contract of every bus. `connect` opens a bus in a namespace; buses of one namespace share what the
 * server stores.
 */
export function describeBus(name: string, connect: ConnectBus): void {
  describe(name, () => {
    const buses: Bus[] = [];

    const opened: Opened = async (namespace = `t${randomUUID().slice(0, 8)}`, events) => {
      const bus = await connect(namespace, events);
      buses.push(bus);
      bus.open();
      return bus;
    };

    afterEach(async () => {
      await Promise.all(buses.splice(0).map((bus) => bus[Symbol.asyncDispose]()));
    });

    describeDelivery(opened);
    describeFailure(opened);
    describeOutages(opened);
    describeVersions(opened);
    describeConsumers(opened);
    describeProgress(opened);
    describeHistory(opened);
    describeSignals(opened);

    test('publish waits until the bus is opened', async () => {
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

function describeDelivery(opened: Opened): void {
  test('events of one key are handled one after the other, in the order of publishing', async () => {
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

  test('events of different keys are handled in parallel, up to the concurrency', async () => {
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

  test('publishing an event with the same id again has no effect', async () => {
    const bus = await opened();
    const notes: string[] = [];
    await bus.consume({ durable: 'once', reactions: { 'user.followed': noting(notes) } });
    const event = followed('ada', 1);
    await Promise.all([bus.publish(event), bus.publish(event)]);
    await bus.publish(event);
    await bus.publish(followed('ada', 2));
    await eventually(() => expect(notes).toEqual(['ada:1', 'ada:2']));
  });

  test('every durable consumer receives every event of its types, and no consumer delays another', async () => {
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

  test('a namespace is isolated from others', async () => {
    const [one, other] = [await opened(), await opened()];
    const [seen, foreign]: [string[], string[]] = [[], []];
    await one.consume({ durable: 'notes', reactions: { 'user.followed': noting(seen) } });
    await other.consume({ durable: 'notes', reactions: { 'user.followed': noting(foreign) } });
    await one.publish(followed('ada', 1));
    await other.publish(followed('eve', 2));
    await eventually(() => expect([seen, foreign]).toEqual([['ada:1'], ['eve:2']]));
  });
}
