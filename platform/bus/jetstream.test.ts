import { EVENTS } from '#schema/events.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect as connectNats } from '@nats-io/transport-node';
import { NATS, serverOf, whyMissing, type Server } from '#testkit/services/index.js';
import { systemClock } from '../clock.js';
import type { EventCatalog } from '../event.js';
import { silentLog } from '../log.js';
import { MAX_DELIVERIES, PositionGone, type Reaction } from './bus.js';
import { describeBus } from './bus.contract-suite.js';
import {
  Away,
  eventually,
  followed,
  noting,
  QUICK_BACKOFF,
  QUICK_OUTAGES,
  relay,
  replayed,
  sum,
} from '#testkit/bus/bus-fixtures.js';
import { connectJetStreamBus } from './jetstream.js';

const MEGABYTE = 2 ** 20;

const namespaces = new Set<string>();

function connect(url: string, namespace: string, events: EventCatalog = EVENTS) {
  namespaces.add(namespace);
  const sizes = { maxBytes: 8 * MEGABYTE, backoff: QUICK_BACKOFF, ackWait: 2_000, publishTimeout: 1_000 };
  return connectJetStreamBus({
    events,
    url,
    namespace,
    clock: systemClock,
    log: silentLog,
    ...{ ...sizes, ...QUICK_OUTAGES },
  });
}

const missing = whyMissing(NATS);

describe.skipIf(missing)(`JetStream${missing ? ` (${missing})` : ''}`, () => {
  let server: Server;
  beforeAll(async () => {
    server = await serverOf(NATS);
  });
  afterAll(async () => {
    await deleteStreams(server.url);
    await server[Symbol.asyncDispose]();
  });

  describeBus('the JetStream bus', (namespace, events) => connect(server.url, namespace, events));

  test('an outage that another process than the leader meets is not counted either', async () => {
    const namespace = `away-${Date.now()}`;
    await using leader = await connect(server.url, namespace);
    await using standby = await connect(server.url, namespace);
    leader.open();
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    const options = { durable: 'pair', concurrency: 1 };
    // The leader is busy with the first event, so the next ones go to the standby.
    await leader.consume({ ...options, reactions: { 'user.followed': () => gate } });
    await relay(leader, followed('ada', 1));
    const notes: string[] = [];
    let [isAway, tries] = [true, 0];
    const reaction: Reaction = (event) => {
      tries++;
      return isAway ? Promise.reject(new Away()) : noting(notes)(event);
    };
    await standby.consume({ ...options, reactions: { 'user.followed': reaction } });
    await relay(leader, followed('bob', 1), followed('bob', 2));
    await eventually(() => expect(tries).toBeGreaterThan(3 * MAX_DELIVERIES));
    expect(leader.held()).toMatchObject([{ durable: 'pair', count: 1 }]);
    isAway = false;
    await eventually(() => expect(notes).toEqual(['bob:1', 'bob:2']));
    letGo();
    await eventually(async () => expect(sum(await leader.pending())).toBe(0));
    expect(await leader.deadLetters()).toEqual([]);
  });

  test('two processes share the work of one durable, and one takes over what the other leaves', async () => {
    const namespace = `two-${Date.now()}`;
    await using one = await connect(server.url, namespace);
    await using other = await connect(server.url, namespace);
    one.open();
    const [left, right]: [string[], string[]] = [[], []];
    const both = () => left.length > 0 && right.length > 0;
    const slow = (notes: string[]) => async (event: Parameters<ReturnType<typeof noting>>[0]) => {
      await noting(notes)(event);
      await eventually(() => expect(both()).toBe(true));
    };
    const options = { durable: 'pair', concurrency: 2 };
    const leaving = await one.consume({ ...options, reactions: { 'user.followed': slow(left) } });
    await other.consume({ ...options, reactions: { 'user.followed': slow(right) } });
    const keys = Array.from({ length: 40 }, (_, index) => `user-${index + 10}`);
    await relay(one, ...keys.map((key) => followed(key, 1)));
    await eventually(() => expect(both()).toBe(true));
    await leaving[Symbol.asyncDispose]();
    // At least once: a server that loses a consumer during a delivery redelivers the event to another one.
    const handled = () => [...new Set([...left, ...right])].sort();
    await eventually(() => expect(handled()).toEqual(keys.map((key) => `${key}:1`)));
  });

  test('a message that is no event becomes a dead letter and blocks no other event', async () => {
    const namespace = `junk-${Date.now()}`;
    await using bus = await connect(server.url, namespace);
    bus.open();
    const notes: string[] = [];
    await bus.consume({ durable: 'calm', reactions: { 'user.followed': noting(notes) } });
    const foreignClient = await connectNats({ servers: new URL(server.url).host });
    foreignClient.publish(`${namespace}.graph.user.followed`, '{"half":');
    await foreignClient.drain();
    await bus.publish(followed('ada', 1));
    await eventually(() => expect(notes).toEqual(['ada:1']));
    await eventually(async () => {
      expect(await bus.deadLetters()).toMatchObject([
        { durable: 'calm', event: null, reason: 'Not an event: {"half":' },
      ]);
    });
  });

  test('replay throws PositionGone for events that the stream has dropped', async () => {
    const namespace = `gone-${Date.now()}`;
    await using bus = await connect(server.url, namespace);
    bus.open();
    for (const to of [1, 2, 3]) await bus.publish(followed('ada', to));
    const nc = await connectNats({ servers: new URL(server.url).host });
    const manager = await jetstreamManager(nc);
    await manager.streams.purge(`${namespace}_GRAPH`.toUpperCase(), { seq: 3 });
    await nc.close();
    await expect(replayed(bus, 1)).rejects.toThrow(PositionGone);
    expect(await replayed(bus, 2)).toHaveLength(1);
  });
});

test('an invalid URL is rejected at once', async () => {
  await expect(connect('http://127.0.0.1:4222', 'x')).rejects.toThrow('must be nats:// or tls:// URLs');
  await expect(connect('nonsense', 'x')).rejects.toThrow('must be nats://');
});

/** Deletes the streams, so that a shared server is left as it was. */
async function deleteStreams(url: string): Promise<void> {
  const nc = await connectNats({ servers: new URL(url).host });
  const manager = await jetstreamManager(nc);
  const ours = new Set([...namespaces].map((namespace) => namespace.toUpperCase()));
  for await (const { config } of manager.streams.list()) {
    if (ours.has(config.name.replace(/_[A-Z]+$/, ''))) await manager.streams.delete(config.name);
  }
  await nc.close();
}
