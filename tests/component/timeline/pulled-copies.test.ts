import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Bus } from '#platform/bus/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { World } from '#testkit/timeline/world.js';

const HOME = '{ homeTimeline { edges { node { id } } liveCursor } }';

/** Long enough that a copy does not expire during a test. */
const SETTINGS = { pushToAllBelow: 1, pullAbove: 1, pullGrace: 0, copyTtl: 60_000 };

/** The bus of a process that handles no events. */
function withoutReactions(bus: Bus): Bus {
  return new Proxy(bus, {
    get: (target, name) => {
      if (name === 'consume')
        return () => Promise.resolve({ [Symbol.asyncDispose]: () => Promise.resolve() });
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

describe("a process with a copy of a pulled author's tweets", () => {
  const stack = new DisposalStack();
  let writer: World;
  let reading: World;
  let author: string;
  let readers: string[];
  let reader: string;
  /** The author's tweets, newest first. The newest one is not in the copy. */
  let tweets: string[];

  beforeAll(async () => {
    writer = stack.use(await World.open({ settings: SETTINGS }));
    const { mongo, cache, bus } = writer.deps;
    const options = { settings: SETTINGS, mongo, cache, bus: withoutReactions(bus) };
    reading = stack.use(await World.open(options));
    author = await writer.act.user();
    readers = await writer.act.users(8);
    await writer.act.followers(author, readers);
    tweets = [await writer.act.post(author), await writer.act.post(author)].toReversed();
    await writer.settle();
    // Read twice: the first read builds the timelines from documents.
    for (const _ of [0, 1]) for (const id of readers) expect((await reading.home(id)).ids).toEqual(tweets);
    tweets.unshift(await writer.act.post(author));
    await writer.settle();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  // Checks that the following tests read a copy.
  beforeEach(async () => {
    reader = readers.pop() as string;
    expect((await reading.home(reader)).ids).toEqual(tweets.slice(1));
    expect((await writer.home(reader)).ids).toEqual(tweets);
  });

  it('includes newer tweets on a page with a live cursor', async () => {
    const edges = tweets.map((id) => ({ node: { id } }));
    expect(await reading.ask(reader, HOME)).toMatchObject({ data: { homeTimeline: { edges } } });
  });

  it('excludes a deleted tweet in both orders as soon as the event arrives', async () => {
    const [newest, second, third] = tweets as [string, string, string];
    const ranked = await reading.home(reader, { order: 'TOP', first: 1 });
    await writer.act.delete(second);
    expect((await reading.home(reader)).ids).toEqual([third]);
    expect((await reading.home(reader, { order: 'TOP' })).ids).toEqual([third]);
    const rest = await reading.home(reader, { order: 'TOP', after: ranked.pageInfo.endCursor });
    expect(rest.ids).not.toContain(second);
    // A page with a live cursor includes the tweet that the copy lacks.
    tweets = [newest, third];
    const edges = tweets.map((id) => ({ node: { id } }));
    expect(await reading.ask(reader, HOME)).toMatchObject({ data: { homeTimeline: { edges } } });
  });

  it.each([
    ['blocks the author', () => writer.act.block(reader, author)],
    ['is blocked', () => writer.act.block(author, reader)],
    ['mutes the author', () => writer.act.mute(reader, author)],
    ['no longer follows', () => writer.act.unfollow(reader, author)],
  ])('excludes the author for a reader who %s, before any event', async (_, act) => {
    writer.act.publishing = false;
    await act();
    writer.act.publishing = true;
    expect((await reading.home(reader)).ids).toEqual([]);
    expect((await reading.home(reader, { order: 'TOP' })).ids).toEqual([]);
  });

  it('excludes a suspended or deleted author', async () => {
    for (const fields of [{ suspendedAt: 1 }, { suspendedAt: null, deletedAt: 1 }]) {
      await writer.act.change(author, fields);
      expect((await reading.home(reader)).ids).toEqual([]);
    }
  });
});
