import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnyEvent } from '#schema/events.js';
import type { Clock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { randomFrom } from '#testkit/timeline/random.js';
import { ExpectedTimelines } from '#testkit/timeline/expected-timelines.js';
import { World, type HomePage, type PageArguments } from '#testkit/timeline/world.js';

/** The seed of the random actions, constant by default. Run with SEED=$RANDOM before a release. */
const SEED = Number(process.env['SEED'] ?? 2026);
const STEPS = Number(process.env['STEPS'] ?? 150);

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const SETTINGS = { pushToAllBelow: 5, pullAbove: 10, copyTtl: 1 };

/** A returned cursor, and the tweet that it belongs to. */
interface Mark {
  reader: string;
  list: 'home' | 'mentions';
  id: string;
  cursor: string;
}

describe(`random actions and pages (seed ${SEED})`, () => {
  let ahead = 0;
  const clock: Clock = { now: () => Date.now() + ahead };
  const random = randomFrom(SEED);
  const marks: Mark[] = [];
  const stack = new DisposalStack();
  let world: World;
  /** Two processes that share documents and cache. Each has copies of its own. */
  let processes: World[];
  let users: string[];
  beforeAll(async () => {
    world = stack.use(await World.open({ settings: SETTINGS, clock }));
    const { mongo, cache } = world.deps;
    processes = [world, stack.use(await World.open({ settings: SETTINGS, clock, mongo, cache }))];
    world.act.publishing = false;
    users = await world.act.users(7);
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const oneOf = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const tweets = (): string[] => [...world.act.tweets.keys()].filter((id) => !world.act.deleted.has(id));

  /** Does one random action: of a user, of the clock, or a loss of the cache. */
  async function happen(): Promise<unknown> {
    const { act } = world;
    const [one, other, tweet, dice] = [oneOf(users), oneOf(users), oneOf(tweets()), random()];
    if (dice < 0.25 || tweet === undefined) return act.post(one, { mentions: [other] });
    if (dice < 0.35) return act.reply(one, tweet);
    if (dice < 0.45) return act.retweet(one, tweet);
    if (dice < 0.5) return act.edit(tweet, [other]);
    if (dice < 0.58) return act.delete(tweet);
    if (dice < 0.65) return act.change(one, { followersCount: oneOf([1, 7, 12]) });
    if (dice < 0.68) return act.change(one, { protected: random() < 0.3 });
    if (dice < 0.71) return (ahead += oneOf([MINUTE, 20 * MINUTE, DAY, 8 * DAY]));
    if (dice < 0.74) return forget();
    if (one === other) return;
    if (dice < 0.88) return act.follow(one, other);
    if (dice < 0.93) return act.unfollow(one, other);
    if (dice < 0.96) return act.mute(one, other);
    return dice < 0.99 ? act.unmute(one, other) : act.block(one, other);
  }

  let published = 0;
  /** Lets one of the processes handle every event, in order. */
  async function tell(): Promise<void> {
    const { events } = world.act;
    while (published < events.length) await oneOf(processes).publish(events[published++] as AnyEvent);
    await Promise.all(processes.map((each) => each.settle()));
  }

  /** Clears the cache, and sometimes the backups. */
  async function forget(): Promise<void> {
    const keys = users.flatMap((id) => ['tl', 'live', 'pulls', 'pull'].map((prefix) => `${prefix}:${id}`));
    await world.deps.cache.delete(keys);
    if (random() < 0.3) await world.mongo.database('timeline').collection('timelines').deleteMany({});
  }

  /** A random start of a page: after or before any returned cursor of the list, or the start of the list. */
  function place(reader: string, list: Mark['list']): [mark: Mark | undefined, isUpwards: boolean] {
    const known = marks.filter((mark) => mark.reader === reader && mark.list === list);
    const mark = random() < 0.7 ? oneOf(known) : undefined;
    return [mark, mark !== undefined && list === 'home' && random() < 0.4];
  }

  function remember(reader: string, list: Mark['list'], { ids, cursors }: HomePage): void {
    for (const [index, id] of ids.entries())
      marks.push({ reader, list, id, cursor: cursors[index] as string });
  }

  /** Reads one page from a random start and compares it with the expected part of the list. */
  async function checkPage(reader: string, list: Mark['list'], whole: string[]): Promise<void> {
    const first = oneOf([1, 2, 5, 20, 100]);
    const [mark, isUpwards] = place(reader, list);
    const args: PageArguments = { first };
    if (mark) args[isUpwards ? 'before' : 'after'] = mark.cursor;
    const page = await world[list](reader, args);
    const part = whole.filter((id) => !mark || (isUpwards ? id > mark.id : id < mark.id));
    const ids = isUpwards ? part.slice(-first) : part.slice(0, first);
    const isCut = part.length > first;
    expect({ list, args, ids: page.ids }).toEqual({ list, args, ids });
    expect(page.pageInfo).toMatchObject(
      isUpwards
        ? { hasPreviousPage: isCut, hasNextPage: ids.length > 0 }
        : { hasPreviousPage: mark !== undefined, hasNextPage: isCut },
    );
    remember(reader, list, page);
  }

  /** Reads every page of a ranking while users like tweets in it. */
  async function checkTop(reader: string, whole: string[]): Promise<void> {
    const first = oneOf([3, 10, 50]);
    const ids: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await world.home(reader, { first, order: 'TOP', ...(after ? { after } : {}) });
      ids.push(...page.ids);
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
      await world.act.like(oneOf(users), oneOf(whole));
    }
    expect(ids.toSorted()).toEqual(whole.toSorted());
  }

  it('give pages that equal the expected part of the timeline', { timeout: 120_000 }, async () => {
    for (let step = 0; step < STEPS; step++) {
      await happen();
      await tell();
      if (random() < 0.6) continue;
      const truth = await ExpectedTimelines.of(world);
      const reader = oneOf(users);
      await checkPage(reader, 'home', truth.home(reader));
      await checkPage(reader, 'mentions', truth.mentions(reader));
      if (random() < 0.3) await checkTop(reader, truth.home(reader));
    }
    expect(marks.length).toBeGreaterThan(STEPS);
  });
});
