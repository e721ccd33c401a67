import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { World } from '#testkit/timeline/world.js';

const HOME = '{ homeTimeline(first: 20) { edges { node { id } } } }';
const MENTIONS = '{ mentionsTimeline(first: 20) { edges { node { id } } } }';

/** More pulled authors than one reader reads lists of at the same time. */
const PULLED = 40;
/** More mentions than three reads of a page take. */
const MENTIONED = 400;

const TIMED_OUT = { errors: [{ extensions: { code: 'TIMEOUT' } }] };

describe('a page that nobody waits for any more', () => {
  const stack = new DisposalStack();
  let world: World;
  let reader: string;
  let author: string;
  let tweets: string[];

  beforeAll(async () => {
    world = stack.use(await World.open());
    [reader, author] = (await world.act.users(2)) as [string, string];
    await world.act.followers(author, [reader]);
    tweets = (await world.act.posts(author, 5)).toReversed();
    await world.settle();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** Calls `onFind` for every find of a collection while `work` runs; resolves to the number of finds by collection. */
  async function findsOf(
    onFind: (collection: string) => void,
    work: () => Promise<void>,
  ): Promise<Map<string, number>> {
    const finds = new Map<string, number>();
    const stop = world.mongo.onCommand(({ command }) => {
      const collection = command['find'] as string | undefined;
      if (collection === undefined) return;
      finds.set(collection, (finds.get(collection) ?? 0) + 1);
      onFind(collection);
    });
    await work();
    stop();
    return finds;
  }

  /** Asks for a page and leaves when a collection is read for the first time. */
  function leaveAt(collection: string, query: string): Promise<Map<string, number>> {
    const leaving = new AbortController();
    return findsOf(
      (found) => found === collection && leaving.abort(),
      async () => expect(await world.ask(reader, query, {}, leaving.signal)).toMatchObject(TIMED_OUT),
    );
  }

  const forget = (): Promise<void> => world.deps.cache.delete([`tl:${reader}`]);

  it('is not rebuilt from documents any further', async () => {
    await forget();
    const finds = await leaveAt('follows', HOME);
    expect(finds.get('follows')).toBe(1);
    expect(finds.get('authorIndex')).toBeUndefined();
  });

  it('is rebuilt completely for the next reader', async () => {
    await forget();
    await leaveAt('follows', HOME);
    await leaveAt('authorIndex', HOME);
    expect((await world.home(reader)).ids).toEqual(tweets);
  });

  it('is rebuilt for those who still wait', async () => {
    await forget();
    const leaving = new AbortController();
    let waiting: Promise<unknown> | undefined;
    const finds = await findsOf(
      (collection) => collection === 'follows' && leaving.abort(),
      async () => {
        const left = world.ask(reader, HOME, {}, leaving.signal);
        waiting = world.ask(reader, HOME, {}, new AbortController().signal);
        expect(await left).toMatchObject(TIMED_OUT);
        await waiting;
      },
    );
    const edges = tweets.map((id) => ({ node: { id } }));
    expect(await waiting).toEqual({ data: { homeTimeline: { edges } } });
    expect(finds.get('timelines')).toBe(1);
  });

  it('does not search on for mentions that the reader may see', async () => {
    const muted = await world.act.user();
    await world.act.mute(reader, muted);
    await world.act.posts(muted, MENTIONED, { mentions: [reader] });
    await world.settle();
    const reads = async (work: () => Promise<Map<string, number>>): Promise<number> =>
      (await work()).get('mentions') ?? 0;
    expect(
      await reads(() => findsOf(ignore, async () => void (await world.mentions(reader)))),
    ).toBeGreaterThan(3);
    expect(await reads(() => leaveAt('mentions', MENTIONS))).toBe(1);
  });

  it('reads no further lists of pulled authors', async () => {
    let reads = 0;
    let onRead: () => void = ignore;
    const cache = intercept(createMemoryCache({ clock: systemClock, namespace: 'pulled' }), 'page', (key) => {
      if (!String(key).startsWith('pull')) return;
      reads++;
      onRead();
    });
    const settings = { pushToAllBelow: 1, pullAbove: 1, pullGrace: 0, copyTtl: 60_000 };
    const pulling = stack.use(await World.open({ settings, cache }));
    const [follower = '', other = '', ...authors] = await pulling.act.users(PULLED + 2);
    for (const each of authors) await pulling.act.followers(each, [follower, other]);
    for (const each of authors) await pulling.act.post(each);
    await pulling.settle();
    await pulling.home(follower);
    reads = 0;
    const leaving = new AbortController();
    onRead = () => leaving.abort();
    expect(await pulling.ask(follower, HOME, {}, leaving.signal)).toMatchObject(TIMED_OUT);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThan(PULLED);
  });
});

function ignore(): void {}
