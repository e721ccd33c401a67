import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import type { AnyEvent } from '#schema/events.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { randomFrom, shuffled } from '#testkit/timeline/random.js';
import { World } from '#testkit/timeline/world.js';

/** The seed of the random actions, constant by default. Run with SEED=$RANDOM before a release. */
const SEED = Number(process.env['SEED'] ?? 2026);

describe(`events delivered three times and in any order (seed ${SEED})`, () => {
  let world: World;
  beforeAll(async () => void (world = await World.open()));
  afterAll(() => world[Symbol.asyncDispose]());

  /**
   * Users post, reply, retweet, delete, edit, follow, unfollow, mute and block. One user deletes the account at the
   * end.
   */
  async function live(users: string[], steps: number): Promise<void> {
    const random = randomFrom(SEED);
    const anyUser = (): string => users[Math.floor(random() * users.length)] as string;
    const alive = (): string | undefined => {
      const ids = [...world.act.tweets.keys()].filter((id) => !world.act.deleted.has(id));
      return ids[Math.floor(random() * ids.length)];
    };
    for (let step = 0; step < steps; step++) {
      const [a, b, tweet, dice] = [anyUser(), anyUser(), alive(), random()];
      if (dice < 0.3 || tweet === undefined) await world.act.post(a, { mentions: [b] });
      else if (dice < 0.4) await world.act.reply(a, tweet);
      else if (dice < 0.5) await world.act.retweet(a, tweet);
      else if (dice < 0.6) await world.act.edit(tweet, [b]);
      else if (dice < 0.7) await world.act.delete(tweet);
      else if (a === b) continue;
      else if (dice < 0.9) await world.act.follow(a, b);
      else if (dice < 0.95) await world.act.unfollow(a, b);
      else if (dice < 0.97) await world.act.mute(a, b);
      else await world.act.block(a, b);
    }
    await world.act.leave(anyUser());
  }

  async function timelines(users: string[]): Promise<[home: string[], mentions: string[]][]> {
    await world.settle();
    const pages = users.map(async (id): Promise<[string[], string[]]> => [
      await world.allOfHome(id),
      (await world.mentions(id, { first: 100 })).ids,
    ]);
    return Promise.all(pages);
  }

  /** The same events under new ids, because the bus ignores repeated ids. */
  const again = (events: readonly AnyEvent[]): AnyEvent[] =>
    events.map((event) => ({ ...event, id: world.deps.ids.next(), key: world.deps.ids.next() }));

  it('leave every timeline as if each were delivered once and in order', async () => {
    const users = await world.act.users(8);
    // Every user has a timeline at the start, so reactions make every change.
    await timelines(users);
    await live(users, 250);
    const before = await timelines(users);
    const { events } = world.act;
    expect(before.flat(2).length).toBeGreaterThan(100);
    for (let round = 0; round < 3; round++) {
      await world.publish(...again(shuffled(events, randomFrom(SEED + round))));
    }
    expect(await timelines(users)).toEqual(before);
  });

  it('fill timelines in any order as in the original order', async () => {
    const { act, deps } = world;
    const users = await act.users(6);
    const from = act.events.length;
    await timelines(users);
    act.publishing = false;
    await live(users, 200);
    act.publishing = true;
    const events = act.events.slice(from);
    await world.publish(...again(shuffled([...events, ...events, ...events], randomFrom(SEED))));
    const shuffledHomes = await timelines(users);
    // Timelines built from documents alone are the expected ones.
    await deps.cache.delete(users.map((id) => `tl:${id}`));
    await deps.mongo.database('timeline').collection('timelines').deleteMany({});
    expect(shuffledHomes).toEqual(await timelines(users));
  });

  it('never restore a deleted tweet', async () => {
    const [reader, author] = (await world.act.users(2)) as [string, string];
    await world.act.follow(reader, author);
    await timelines([reader]);
    world.act.publishing = false;
    const id = await world.act.post(author, { mentions: [reader] });
    const posted = world.act.events.at(-1) as AnyEvent;
    const edited = await world.act.edit(id, [reader, author]);
    const gone = await world.act.delete(id);
    world.act.publishing = true;
    for (const event of again([gone, posted, edited, gone, posted, edited])) await world.publish(event);
    expect(await timelines([reader, author])).toEqual([
      [[], []],
      [[], []],
    ]);
    expect(await world.deps.cache.sortedSets.page(`tl:${reader}`, { limit: 5 })).toEqual([]);
  });

  it('never restore a tweet that was deleted while a follower had unfollowed its author', async () => {
    const { act, mongo, deps } = world;
    const [reader, author] = (await act.users(2)) as [string, string];
    await act.follow(reader, author);
    await timelines([reader]);
    const kept = await act.post(author);
    await act.unfollow(reader, author);
    await world.settle();
    // One process pushes with an older copy of the followers; another one removes the tweet.
    const doomed = await act.post(author);
    await world.settle();
    await using another = await World.open({ mongo, cache: deps.cache });
    act.publishing = false;
    await another.publish(await act.delete(doomed));
    act.publishing = true;
    await another.settle();
    await act.follow(reader, author);
    await world.settle();
    expect((await world.home(reader)).ids).toEqual([kept]);
    expect(await deps.cache.sortedSets.page(`tl:${reader}`, { limit: 5 })).toHaveLength(1);
  });

  it('never show a deleted tweet for a moment because its event is late', async () => {
    let ahead = 0;
    const clock: Clock = { now: () => Date.now() + ahead };
    const written: string[] = [];
    const cache = intercept(createMemoryCache({ clock, namespace: 'late' }), 'add', (keys) => {
      written.push(...keys);
    });
    await using later = await World.open({ clock, cache });
    const { act } = later;
    const [reader, author] = (await act.users(2)) as [string, string];
    await act.follow(reader, author);
    await later.home(reader);
    await later.settle();
    written.length = 0;
    act.publishing = false;
    await act.delete(await act.post(author));
    ahead = 60_000;
    await later.publish(...act.events.slice(-2));
    await later.settle();
    expect(written).toEqual([]);
  });

  it('leave no tweets of an author who is unfollowed while the follow is handled', async () => {
    const [reader, author] = (await world.act.users(2)) as [string, string];
    const cache = createMemoryCache({ clock: systemClock, namespace: 'meanwhile' });
    let meanwhile: (() => Promise<unknown>) | null = null;
    const intercepted = intercept(cache, 'add', async (keys) => {
      const happens = keys.includes(`tl:${reader}`) ? meanwhile : null;
      if (happens) meanwhile = null;
      await happens?.();
    });
    await using busy = await World.open({ mongo: world.mongo, cache: intercepted });
    await world.act.post(author);
    await world.settle();
    await busy.home(reader);
    await busy.settle();
    // As if another process had handled the unfollow.
    meanwhile = async () => {
      busy.act.publishing = false;
      await busy.act.unfollow(reader, author);
    };
    await busy.act.follow(reader, author);
    await busy.settle();
    expect(meanwhile).toBeNull();
    expect(await cache.sortedSets.page(`tl:${reader}`, { limit: 5 })).toEqual([]);
  });
});
