import { EVENTS } from '#schema/events.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import { connectJetStreamBus, MAX_DELIVERIES, type Bus, type DeadLetter } from '#platform/bus/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog as log } from '#platform/log.js';
import { Child } from '#testkit/client/child.js';
import { findBinary, startNats } from '#testkit/services/index.js';
import { World } from '#testkit/timeline/world.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

describe.skipIf(why !== '')(`poison events${why}`, { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  const namespace = `p${crypto.randomUUID().slice(0, 8)}`;
  let url: string;
  let bus: Bus;
  let world: World;

  beforeAll(async () => {
    url = stack.use(await startNats()).url;
    const options = { events: EVENTS, url, namespace, clock: systemClock, log, backoff: [10, 10, 10, 10] };
    bus = stack.use(await connectJetStreamBus(options));
    world = stack.use(await World.open({ bus }));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** Runs the command and returns its exit code and output lines. */
  async function deadLetters(...args: string[]): Promise<{ code: number | null; lines: string[] }> {
    const command = rookeryProgram('dead-letters', ...args);
    const environment = { NATS_URL: url, ROOKERY_NAMESPACE: namespace, ROOKERY_LOG: 'silent' };
    const child = stack.use(new Child(process.execPath, command, environment));
    const code = await child.ends();
    return { code, lines: child.output.trim().split('\n') };
  }

  it('become dead letters, and later events of the same author are handled', async () => {
    const [reader, author] = (await world.act.users(2)) as [string, string];
    await world.act.follow(reader, author);
    await world.settle();
    await world.home(reader);
    const poison = [
      world.deps.createEvent('tweet.posted', author, {} as never),
      world.deps.createEvent('tweet.posted', author, { tweetId: 'x', authorId: author } as never),
      { ...world.deps.createEvent('tweet.posted', author, {} as never), version: 0 } as AnyEvent,
      world.deps.createEvent('tweet.deleted', author, null as never),
    ];
    await world.publish(...poison);
    const posted = await world.act.posts(author, 100);
    await world.settle();
    const delivered = await world.allOfHome(reader);
    const lost = posted.filter((id) => !delivered.includes(id)).length;
    const doubled = delivered.length - new Set(delivered).size;
    console.log(
      `${poison.length} poisonous events: acked ${posted.length}, delivered ${delivered.length}, lost ${lost}, doubled ${doubled}`,
    );
    expect(delivered).toEqual(posted.toReversed());
    const letters = (await bus.deadLetters()).filter(({ durable }) => durable === 'timeline-fan-out');
    expect(letters.map(({ event }) => event?.id).toSorted()).toEqual(poison.map(({ id }) => id).toSorted());
  });

  it('can be listed, shown, and replayed after the cause is fixed', async () => {
    let broken = true;
    let deliveries = 0;
    const reaction = (): Promise<void> => {
      deliveries++;
      return broken ? Promise.reject(new Error('a wall')) : Promise.resolve();
    };
    stack.use(await bus.consume({ durable: 'story', reactions: { 'user.registered': reaction } }));
    const event = world.deps.createEvent('user.registered', '7', {
      ...{ userId: '7', username: 'ada', displayName: 'Ada' },
    });
    await world.publish(event);
    const ours = async (): Promise<string | undefined> =>
      (await bus.deadLetters()).find(({ durable }) => durable === 'story')?.id;
    await expect.poll(ours, { timeout: 30_000 }).toBeDefined();
    expect(deliveries).toBe(MAX_DELIVERIES);
    const id = (await ours()) as string;
    const listed = await deadLetters('list');
    expect(listed.lines.find((line) => line.includes('story'))).toMatch(/user\.registered\ta wall$/);
    expect((await deadLetters('show', id)).lines.join('')).toContain(event.id);
    expect(await deadLetters('replay', id)).toEqual({ code: 1, lines: [`${id}\tfailed again\ta wall`] });
    expect(await ours()).toBe(id);
    broken = false;
    expect(await deadLetters('replay', id)).toEqual({ code: 0, lines: [`${id}\thandled`] });
    expect(await ours()).toBeUndefined();
    expect((await deadLetters('show', id)).code).toBe(1);
    expect((await deadLetters('dance')).code).toBe(2);
  });

  it('can be replayed all at once: handled events are removed, and events that fail again stay', async () => {
    const cured = new Set<string>();
    const reaction = ({ key }: AnyEvent): Promise<void> =>
      cured.has(key) ? Promise.resolve() : Promise.reject(new Error('a wall'));
    stack.use(await bus.consume({ durable: 'many', reactions: { 'user.suspended': reaction } }));
    const keys = ['21', '22', '23'];
    await world.publish(
      ...keys.map((userId) => world.deps.createEvent('user.suspended', userId, { userId })),
    );
    const ours = async (): Promise<string[]> =>
      (await bus.deadLetters())
        .filter(({ durable }) => durable === 'many')
        .map(({ event }) => event?.key ?? '');
    await expect.poll(async () => (await ours()).toSorted(), { timeout: 30_000 }).toEqual(keys);
    for (const key of ['21', '23']) cured.add(key);
    const { code, lines } = await deadLetters('replay', 'all');
    expect(code).toBe(1);
    expect(lines.filter((line) => line.endsWith('handled'))).toHaveLength(2);
    expect(await ours()).toEqual(['22']);
  });

  it('can be discarded, one or all, and what is gone is printed', async () => {
    const all = await bus.deadLetters();
    const [first] = all;
    const line = ({ id, durable, event, reason }: DeadLetter): string =>
      [id, 'discarded', durable, event?.type, event?.id, reason].join('\t');
    expect(await deadLetters('discard', first!.id)).toEqual({ code: 0, lines: [line(first!)] });
    expect(await bus.deadLetters()).toEqual(all.slice(1));
    const again = await deadLetters('discard', first!.id);
    expect(again).toEqual({ code: 1, lines: [expect.stringContaining(`no dead letter ${first!.id}`)] });
    expect(await deadLetters('discard', 'all')).toEqual({ code: 0, lines: all.slice(1).map(line) });
    expect(await bus.deadLetters()).toEqual([]);
    expect(await deadLetters('discard', 'all')).toEqual({ code: 0, lines: [''] });
  });
});
