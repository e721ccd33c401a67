import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchClient } from '#testkit/trends/search-client.js';
import { ManualClock, TrendsSubgraph } from '#testkit/trends/trends-subgraph.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
let subgraph: TrendsSubgraph;
let searchClient: SearchClient;
let ada: string, bob: string;

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(clock);
  searchClient = new SearchClient(subgraph);
  [ada, bob] = (await subgraph.users(2)) as [string, string];
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());

describe('search pages', () => {
  const first = 7;

  beforeAll(async () => {
    for (let count = 0; count < 250; count++) {
      clock.advance(HOUR / 4);
      await subgraph.post(ada, count % 3 === 0 ? `llama ${count}` : `llama herd ${count}`);
    }
  });

  it.each(['LATEST', 'TOP'] as const)(
    'return every result once and end after the last one, in %s order',
    async (order) => {
      const whole = (await searchClient.pages('llama', { order, first: 100 })).flat();
      const cut = await searchClient.pages('llama', { order, first });
      expect(whole).toHaveLength(250);
      expect(new Set(whole).size).toBe(250);
      expect(cut.flat()).toEqual(whole);
      expect(cut.slice(0, -1).every((page) => page.length === first)).toBe(true);
    },
  );

  it.each(['LATEST', 'TOP'] as const)('are not shifted by new tweets, in %s order', async (order) => {
    const before = (await searchClient.pages('llama herd', { order, first: 100 })).flat();
    const { data } = await searchClient.ask('llama herd', { order, first });
    for (let count = 0; count < 5; count++) await subgraph.post(bob, 'one more llama herd');
    const { data: second } = await searchClient.ask('llama herd', {
      order,
      first,
      after: data.searchTweets.pageInfo.endCursor,
    });
    expect(second.searchTweets.edges.map(({ node }) => node.id)).toEqual(before.slice(first, 2 * first));
  });

  it('have cursors that belong to one query and one order', async () => {
    const { data } = await searchClient.ask('llama', { first });
    const after = data.searchTweets.pageInfo.endCursor;
    for (const [query, order] of [
      ['llama', 'TOP'],
      ['alpaca', 'LATEST'],
    ] as const) {
      const { errors } = await searchClient.ask(query, { order, first, after });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'after' });
    }
    const { errors } = await searchClient.ask('llama from:nobody_at_all', { after: 'made up' });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the TOP order', () => {
  async function engage(
    tweetId: string,
    type: 'tweet.liked' | 'tweet.unliked',
    times: number,
  ): Promise<void> {
    for (const userId of await subgraph.users(times)) {
      const event = subgraph.infrastructure.createEvent(type, userId, { tweetId, authorId: ada, userId });
      await subgraph.deliver(event);
      await subgraph.deliver(event);
    }
  }

  it('ranks recent tweets above old ones, and liked tweets above others', async () => {
    const old = (await subgraph.post(ada, 'an ocelot')).tweetId;
    clock.advance(3 * DAY);
    const plain = (await subgraph.post(ada, 'an ocelot')).tweetId;
    const liked = (await subgraph.post(ada, 'an ocelot')).tweetId;
    clock.advance(HOUR);
    const newest = (await subgraph.post(ada, 'an ocelot')).tweetId;
    await engage(liked, 'tweet.liked', 10);
    expect(await searchClient.ids('ocelot', { order: 'TOP' })).toEqual([liked, newest, plain, old]);
    await engage(liked, 'tweet.unliked', 10);
    expect((await searchClient.ids('ocelot', { order: 'TOP' }))[0]).toBe(newest);
  });

  it('ranks tweets by how much of their text matches', async () => {
    const aside = `a narwhal among ${Array.from({ length: 30 }, (_, index) => `word${index}`).join(' ')}`;
    const about = (await subgraph.post(ada, 'narwhal, oh narwhal')).tweetId;
    const among = (await subgraph.post(ada, aside)).tweetId;
    expect(await searchClient.ids('narwhal', { order: 'TOP' })).toEqual([about, among]);
  });

  it('counts replies, quotes and retweets, except those of the author', async () => {
    const [mine, theirs] = [
      await subgraph.post(ada, 'lone capybara'),
      await subgraph.post(ada, 'capybara talk'),
    ];
    clock.advance(HOUR);
    const on = (tweet: { tweetId: string; authorId: string }) => ({
      tweetId: tweet.tweetId,
      authorId: tweet.authorId,
    });
    for (let count = 0; count < 5; count++) {
      const own = { ...subgraph.tweet(ada, 'and'), kind: 'REPLY' as const, inReplyTo: on(mine) };
      const reply = { ...subgraph.tweet(bob, 'and'), kind: 'REPLY' as const, inReplyTo: on(theirs) };
      await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', ada, own));
      await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', bob, reply));
    }
    expect(await searchClient.ids('capybara', { order: 'TOP' })).toEqual([theirs.tweetId, mine.tweetId]);
  });
});
