import { EVENTS } from '#schema/events.js';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectJetStreamBus, MAX_DELIVERIES, type Bus } from '#platform/bus/index.js';
import { followed, noting } from '#testkit/bus/bus-fixtures.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog as log } from '#platform/log.js';
import { Child } from '#testkit/client/child.js';
import { findBinary, startNats } from '#testkit/services/index.js';
import { program } from '#testkit/compiled/program.js';

const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

/** ms until the events of a dead process are redelivered. Short, because many processes die in these tests. */
const ACK_WAIT = 1_000;
const HEALTHY = ['ada', 'bob', 'cleo', 'dora', 'emil', 'fay'];

describe.skipIf(why !== '')(`events whose reactions kill the process${why}`, { timeout: 180_000 }, () => {
  const stack = new DisposalStack();
  let url: string;
  let manager: JetStreamManager;

  beforeAll(async () => {
    url = stack.use(await startNats()).url;
    const nc = await connect({ servers: new URL(url).host });
    stack.use({ [Symbol.asyncDispose]: () => nc.close() });
    manager = await jetstreamManager(nc);
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  async function open(namespace: string): Promise<Bus> {
    const limits = { maxBytes: 8 * 2 ** 20, ackWait: ACK_WAIT, backoff: [5, 10, 20, 40] };
    const bus = await connectJetStreamBus({
      events: EVENTS,
      url,
      namespace,
      clock: systemClock,
      log,
      ...limits,
    });
    bus.open();
    return stack.use(bus);
  }

  function consumer(namespace: string): Child {
    const args = [...program('testkit/faults/deadly-consumer.ts'), url, namespace, 'shared', `${ACK_WAIT}`];
    return stack.use(new Child(process.execPath, args, {}));
  }

  /** Deletes the leases, so that no process waits for the lease of a dead one. */
  const endLease = async (namespace: string): Promise<void> =>
    void (await manager.streams.purge(`${namespace.toUpperCase()}_LEASES`));

  /**
   * Starts one process after the other until there is a dead letter. Returns the handled events and the number of
   * deaths.
   */
  async function untilDeadLetter(bus: Bus, namespace: string, afterDeath: () => Promise<void>) {
    const handled = new Set<string>();
    for (let deaths = 0; ; deaths++) {
      const child = consumer(namespace);
      const died = child.ends().then(() => true);
      const isOver = async (): Promise<boolean> =>
        // eslint-disable-next-line @typescript-eslint/await-thenable -- false stands for a process that is alive
        (await bus.deadLetters()).length > 0 || (await Promise.race([died, false]));
      await expect.poll(isOver, { timeout: 60_000 }).toBe(true);
      const isDeadLetter = (await bus.deadLetters()).length > 0;
      if (isDeadLetter) await expect.poll(async () => (await bus.pending()).get('shared')).toBe(0);
      await child.kill('SIGKILL');
      for (const [, key = ''] of child.output.matchAll(/handled (\w+)/g)) handled.add(key);
      if (isDeadLetter) return { handled, deaths };
      await afterDeath();
    }
  }

  it('become dead letters after a few deaths, and concurrent events are handled', async () => {
    const bus = await open('lead');
    const events = ['deadly', ...HEALTHY].map((key) => followed(key, 1));
    for (const event of events) await bus.publish(event);
    const { handled, deaths } = await untilDeadLetter(bus, 'lead', () => endLease('lead'));
    console.log(`${deaths} deaths of leaders, ${handled.size} of ${HEALTHY.length} healthy events handled`);
    expect(await bus.deadLetters()).toMatchObject([
      { event: events[0], reason: 'Delivery limit exceeded: the reaction never completed' },
    ]);
    expect([...handled].sort()).toEqual(HEALTHY);
    // The first death looks like a stop, and so does a death after which the server has forgotten the earlier ones.
    expect(deaths).toBeLessThanOrEqual(2 * MAX_DELIVERIES);
  });

  it('become dead letters also when the processes that the leader delegates to die', async () => {
    const bus = await open('delegate');
    const leader = await open('delegate');
    let release: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => (release = resolve));
    let begun = 0;
    const reaction = (): Promise<void> => (begun++, busy);
    await leader.consume({ durable: 'shared', concurrency: 1, reactions: { 'user.followed': reaction } });
    const first = followed('busy', 1);
    await bus.publish(first);
    await expect.poll(() => begun).toBe(1);
    const events = ['deadly', ...HEALTHY].map((key) => followed(key, 1));
    for (const event of events) await bus.publish(event);
    void expect
      .poll(() => bus.deadLetters(), { timeout: 120_000 })
      .toHaveLength(1)
      .then(release);
    const { handled, deaths } = await untilDeadLetter(bus, 'delegate', () => Promise.resolve());
    expect(await bus.deadLetters()).toMatchObject([{ event: events[0] }]);
    expect([...handled].sort()).toEqual(HEALTHY);
    expect(deaths).toBeLessThanOrEqual(2 * MAX_DELIVERIES);
  });

  it('are handled in the end when they are slow and other events killed the processes', async () => {
    const bus = await open('slow');
    await bus.publish(followed('endless', 1));
    const mark = async (): Promise<number> => {
      const found = await manager.streams.getMessage('SLOW_TRIES', { last_by_subj: 'slow.tries.>' });
      return Number(found?.string() ?? 0);
    };
    for (let death = 0; death <= MAX_DELIVERIES + 1; death++) {
      const child = consumer('slow');
      await child.says(/begins endless/);
      // The server alone counts the first delivery. Deliveries after a death that look like the first are not counted.
      if (death > 0) await expect.poll(mark, { timeout: 60_000 }).toBeLessThanOrEqual(death / 4);
      await child.kill('SIGKILL');
      await endLease('slow');
    }
    const handled: string[] = [];
    await bus.consume({ durable: 'shared', reactions: { 'user.followed': noting(handled) } });
    await expect.poll(() => handled, { timeout: 60_000 }).toEqual(['endless:1']);
    expect(await bus.deadLetters()).toEqual([]);
  });
});
