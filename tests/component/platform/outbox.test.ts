import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EVENTS, type AnyEvent, type EventPayloads } from '#schema/events.js';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import { eventFactory } from '#platform/event.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import {
  Carrier,
  MongoLease,
  Outbox,
  OUTBOX_INDEX,
  type EventPublisher,
  type Mongo,
  type WithOutbox,
} from '#platform/mongo/index.js';
import { Snowflake, timeOf } from '#platform/snowflake.js';
import { openDocuments } from '#testkit/services/index.js';

const createEvent = eventFactory<EventPayloads>(
  EVENTS,
  new Snowflake(systemClock, { machine: 1, after: 0, isHeld: () => true }),
  systemClock,
);

/** Whether a command is the query that starts a sweep. */
function isNewestFirst({ sort }: Record<string, unknown>): boolean {
  return sort instanceof Map && sort.get('outbox.id') === -1;
}

interface Document extends WithOutbox {
  _id: string;
}

describe('the outbox', () => {
  let stack: DisposalStack;
  let mongo: Mongo;
  let bus: Bus;
  let handled: string[];

  beforeEach(async () => {
    stack = new DisposalStack();
    ({ mongo } = stack.use(await openDocuments()));
    await collection().createIndexes([OUTBOX_INDEX]);
    handled = [];
    bus = stack.use(createMemoryBus({ events: EVENTS, clock: systemClock, log: silentLog }));
    stack.use(
      await bus.consume({
        durable: 'test',
        reactions: { 'user.muted': (event) => Promise.resolve(void handled.push(event.id)) },
      }),
    );
  });
  afterEach(() => stack[Symbol.asyncDispose]());

  const collection = () => mongo.database('test').collection<Document>('things');
  const createOutbox = (on: Bus = bus) => stack.use(new Outbox([Carrier.of(collection())], on, silentLog));
  const muted = (key: string): AnyEvent => createEvent('user.muted', key, { from: key, to: '2' });
  const atRest = (outbox: Outbox) => expect.poll(() => outbox.pending()).toBe(0);

  it('publishes a written event and removes it from its document', async () => {
    bus.open();
    const outbox = createOutbox();
    const event = muted('1');
    await collection().insertOne({ _id: 'a', outbox: [event] });
    outbox.dispatch('things', 'a', event);
    await atRest(outbox);
    expect(handled).toEqual([event.id]);
    expect(await collection().findOne({ _id: 'a' })).toEqual({ _id: 'a', outbox: [] });
  });

  it('publishes what a killed process left unpublished, each event once and in order', async () => {
    const events = Array.from({ length: 1200 }, () => muted('1'));
    await collection().insertMany(events.map((event, index) => ({ _id: `d${index}`, outbox: [event] })));
    bus.open();
    const outbox = createOutbox();
    outbox.start();
    await atRest(outbox);
    expect(handled).toEqual(events.map(({ id }) => id));
  });

  it('publishes again after a crash between publishing and removing, and the bus drops the duplicate', async () => {
    bus.open();
    const event = muted('1');
    await collection().insertOne({ _id: 'a', outbox: [event] });
    // The process that published this event crashed before it removed the event from its document.
    await bus.publish(event);
    const outbox = createOutbox();
    outbox.start();
    await atRest(outbox);
    expect(handled).toEqual([event.id]);
  });

  it('publishes the events of a document in order, whatever their keys', async () => {
    bus.open();
    const [first, second] = [muted('1'), muted('2')];
    let failures = 3;
    const moody: Bus = Object.assign(Object.create(bus) as Bus, {
      publish: (event: AnyEvent) =>
        event.id === first.id && failures-- > 0 ? Promise.reject(new Error('away')) : bus.publish(event),
    });
    const outbox = createOutbox(moody);
    outbox.start();
    await collection().insertOne({ _id: 'a', outbox: [first, second] });
    outbox.dispatch('things', 'a', first);
    await atRest(outbox);
    expect(failures).toBeLessThan(0);
    expect(handled).toEqual([first.id, second.id]);
  });

  it('publishes no event before those of the document named by outboxAfter, whichever document is older', async () => {
    const [young, ...others] = Array.from({ length: 603 }, () => muted('1'));
    const [between, old, oldest] = [others.slice(0, 600), others[600]!, others[601]!];
    // More than one sweep step lies between the documents of each pair, so that no step reads both.
    await collection().insertMany([
      { _id: 'first', outbox: [young!], outboxAfter: 'second' },
      ...between.map((event, index) => ({ _id: `between${index}`, outbox: [event] })),
      { _id: 'second', outbox: [old], outboxAfter: 'third' },
      { _id: 'third', outbox: [oldest] },
    ]);
    bus.open();
    const outbox = createOutbox();
    outbox.start();
    await atRest(outbox);
    const order = [oldest, old, young!].map(({ id }) => handled.indexOf(id));
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(new Set(handled).size).toBe(603);
    expect(await collection().findOne({ _id: 'first' })).toEqual({ _id: 'first', outbox: [] });
  });

  it('publishes no event while the events of outboxAfter are refused by the bus', async () => {
    bus.open();
    const [first, second, third] = [muted('1'), muted('2'), muted('3')];
    let failures = 2;
    const moody: Bus = Object.assign(Object.create(bus) as Bus, {
      publish: (event: AnyEvent) =>
        event.id === first.id && failures-- > 0 ? Promise.reject(new Error('away')) : bus.publish(event),
    });
    await collection().insertMany([
      { _id: 'c', outbox: [third], outboxAfter: 'b' },
      { _id: 'b', outbox: [second], outboxAfter: 'a' },
      { _id: 'a', outbox: [first] },
    ]);
    const outbox = createOutbox(moody);
    outbox.start();
    await atRest(outbox);
    expect(failures).toBeLessThan(0);
    expect(handled).toEqual([first.id, second.id, third.id]);
  });

  it('keeps events that the bus refuses, reports them, and retries', async () => {
    bus.open();
    let away = true;
    let refused = 0;
    const moody: Bus = Object.assign(Object.create(bus) as Bus, {
      publish: (event: AnyEvent) =>
        away ? (refused++, Promise.reject(new Error('away'))) : bus.publish(event),
    });
    const outbox = createOutbox(moody);
    const event = muted('1');
    const anHourLater: Clock = { now: () => timeOf(event.id) + 3_600_000 };
    const metrics = createMetrics(null, anHourLater);
    metrics.watchOutbox('test', outbox);
    outbox.start();
    await collection().insertOne({ _id: 'a', outbox: [event] });
    outbox.dispatch('things', 'a', event);
    await expect.poll(() => refused).toBeGreaterThan(0);
    expect((await collection().findOne({ _id: 'a' }))?.outbox).toHaveLength(1);
    await expect
      .poll(() => metrics.registry.metrics())
      .toMatch(
        /^rookery_outbox_documents\{subgraph="test"\} 1\n[^]*_oldest_seconds\{subgraph="test"\} 3600$/m,
      );
    expect(await metrics.registry.metrics()).toMatch(
      /^rookery_publish_failures_total\{subgraph="test"\} [1-9]/m,
    );
    away = false;
    await atRest(outbox);
    expect(await metrics.registry.metrics()).toMatch(
      /^rookery_outbox_documents\{subgraph="test"\} 0\n[^]*_oldest_seconds\{subgraph="test"\} 0$/m,
    );
    expect(handled).toEqual([event.id]);
  });

  it('leaves a new event to the command that wrote it, and publishes it when the command does not', async () => {
    bus.open();
    // The number of sweeps that started before an event was handled.
    let sweeps = 0;
    mongo.onCommand(({ commandName, command }) => {
      if (commandName === 'find' && isNewestFirst(command) && handled.length === 0) sweeps++;
    });
    const outbox = createOutbox();
    outbox.start();
    // The first sweep publishes everything that exists; it has finished when the second starts.
    await expect.poll(() => sweeps).toBeGreaterThan(1);
    await atRest(outbox);
    const young = muted('1');
    sweeps = 0;
    await collection().insertOne({ _id: 'a', outbox: [young] });
    await atRest(outbox);
    // One sweep that saw the event, and the one that published it.
    expect(sweeps).toBeGreaterThan(1);
    expect(handled).toEqual([young.id]);
  });

  it('is swept by one process for all, and by another one when that process is killed', async () => {
    bus.open();
    const sweeps = new Map<Outbox, number>();
    const clock = { ahead: 0, now: () => Date.now() + clock.ahead };
    const open = (): Outbox => {
      const lease = new MongoLease(mongo, 'outbox:test', 6_000, clock);
      const publisher: EventPublisher = {
        publish: (event) => bus.publish(event),
        prepare: () => Promise.resolve(void sweeps.set(outbox, (sweeps.get(outbox) ?? 0) + 1)),
      };
      const outbox = new Outbox([Carrier.of(collection())], publisher, silentLog, lease);
      return outbox;
    };
    const write = async (id: string): Promise<void> => {
      await collection().insertOne({ _id: id, outbox: [muted('1')] });
      await expect.poll(async () => (await collection().findOne({ _id: id }))?.outbox).toEqual([]);
    };
    // A killed process holds its lease until it expires.
    const killed = new MongoLease(mongo, 'outbox:test', 6_000, clock);
    expect(await killed.take()).toBe(true);
    const [one, other] = [stack.use(open()), stack.use(open())];
    one.start();
    other.start();
    await collection().insertOne({ _id: 'a', outbox: [muted('1')] });
    expect(await killed.take()).toBe(true);
    expect(sweeps.size).toBe(0);
    clock.ahead = 6_001;
    await expect.poll(async () => (await collection().findOne({ _id: 'a' }))?.outbox).toEqual([]);
    for (const id of ['b', 'c', 'd']) await write(id);
    expect(sweeps.size).toBe(1);
    const backlogs = await Promise.all([one.backlog(), other.backlog()]);
    expect(backlogs.filter((backlog) => backlog !== null)).toEqual([{ documents: 0, oldestAt: null }]);
    // A process that ends in order leaves the lease to the other one at once.
    const [first] = sweeps.keys();
    await first![Symbol.asyncDispose]();
    await write('e');
    expect(sweeps.size).toBe(2);
  });

  it('finds unpublished events by an index', async () => {
    await collection().insertMany(Array.from({ length: 50 }, (_, index) => ({ _id: `plain${index}` })));
    const plan = JSON.stringify(
      await collection()
        .find({ 'outbox.id': { $gt: '' } })
        .sort({ 'outbox.id': 1 })
        .explain(),
    );
    expect(plan).toContain('IXSCAN');
    expect(plan).not.toContain('COLLSCAN');
  });
});
