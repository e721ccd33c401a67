import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { createLog } from '#platform/log.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { World } from '#testkit/timeline/world.js';

const FOLLOWERS = 25;

describe('a timeline build', () => {
  const stack = new DisposalStack();
  const lines: Record<string, unknown>[] = [];
  /** The duration, in ms by the clock of this world, of each write to a timeline and of each rebuild. */
  let slowness = 0;
  let ahead = 0;
  let world: World;

  beforeAll(async () => {
    const clock: Clock = { now: () => systemClock.now() + ahead };
    const log = createLog('subgraph', 'warn', {
      write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
    });
    const slowDown = (): void => void (ahead += slowness);
    const plain = createMemoryCache({ clock, namespace: 'long' });
    const cache = ['add', 'remove', 'complete'].reduce(
      (inner, method) => intercept(inner, method as 'add', slowDown),
      plain,
    );
    world = stack.use(await World.open({ clock, log, cache, settings: { fanOutPage: 10 } }));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const loggedBuilds = (): Record<string, unknown>[] =>
    lines.splice(0).filter(({ msg }) => msg === 'a timeline build took long');

  async function scene(): Promise<{ author: string; reader: string }> {
    const [author, ...readers] = (await world.act.users(1 + FOLLOWERS)) as [string, string];
    await world.act.followers(author, readers);
    return { author, reader: readers[0] };
  }

  it('is logged with its keys when it takes longer than five seconds', async () => {
    const { author, reader } = await scene();
    slowness = 2_000;
    const tweetId = await world.act.post(author);
    await world.settle();
    expect(loggedBuilds()).toMatchObject([
      { what: 'fan-out', authorId: author, tweetId, followers: FOLLOWERS },
    ]);
    slowness = 6_000;
    await world.home(reader);
    expect(loggedBuilds()).toMatchObject([{ what: 'rebuild', userId: reader }]);
    const [newFollower] = (await world.act.users(1)) as [string];
    await world.act.follow(newFollower, author);
    await world.settle();
    expect(loggedBuilds()).toMatchObject([{ what: 'backfill', userId: newFollower, authorId: author }]);
    await world.act.delete(tweetId);
    await world.settle();
    const [line] = loggedBuilds();
    expect(line).toMatchObject({ level: 40, what: 'take-back', authorId: author, tweetId });
    expect(line?.['ms']).toBeGreaterThanOrEqual(5_000);
  });

  it('is only measured when it is shorter', async () => {
    const { author, reader } = await scene();
    slowness = 100;
    await world.act.post(author);
    await world.settle();
    await world.home(reader);
    expect(loggedBuilds()).toEqual([]);
    const metrics = await world.deps.metrics.registry.metrics();
    expect(metrics).toMatch(/rookery_timeline_gathering_seconds_count\{what="fan-out"\} 2/);
    expect(metrics).toMatch(/rookery_timeline_gathering_seconds_bucket\{le="1",what="fan-out"\} 1/);
    expect(metrics).toMatch(/rookery_timeline_gathering_seconds_count\{what="rebuild"\} 2/);
  });
});
