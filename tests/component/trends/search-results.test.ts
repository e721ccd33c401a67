import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchClient } from '#testkit/trends/search-client.js';
import { ManualClock, TrendsSubgraph, usernameOf } from '#testkit/trends/trends-subgraph.js';

const DAY = 24 * 3_600_000;

const clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
let subgraph: TrendsSubgraph;
let searchClient: SearchClient;
let ada: string, bob: string, carol: string, dan: string;

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(clock);
  searchClient = new SearchClient(subgraph);
  [ada, bob, carol, dan] = (await subgraph.users(4)) as [string, string, string, string];
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());

describe('a search', () => {
  let fox: string, foxes: string, dog: string, both: string;

  beforeAll(async () => {
    fox = (await subgraph.post(ada, 'The quick brown fox jumps #Animals')).tweetId;
    foxes = (await subgraph.post(bob, 'Brown and quick FOXES jumped https://example.org/fox', 'de')).tweetId;
    clock.advance(2 * DAY);
    dog = (await subgraph.post(carol, 'A lazy dog, #animals too', null)).tweetId;
    const mention = { ...subgraph.tweet(carol, 'dog and fox @ada'), mentions: [ada] };
    await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', carol, mention));
    both = mention.tweetId;
  });

  it.each([
    ['fox', () => [both, foxes, fox]],
    ['brown fox', () => [foxes, fox]],
    ['"brown fox"', () => [fox]],
    ['"quick FOXES"', () => [foxes]],
    ['#ANIMALS', () => [dog, fox]],
    ['#animals dog', () => [dog]],
    ['fox dog', () => [both]],
    ['fox -dog', () => [foxes, fox]],
    ['fox -"brown fox"', () => [both, foxes]],
    ['dog -#animals', () => [both]],
    ['lang:de', () => [foxes]],
    ['fox -lang:de', () => [both, fox]],
    ['has:links', () => [foxes]],
    ['example fox', () => [foxes]],
    ['fox since:2026-03-02', () => [both]],
    ['fox until:2026-03-02', () => [foxes, fox]],
    ['fox since:2026-03-01 until:2026-03-03', () => [foxes, fox]],
    ['cat', () => []],
    ['fox cat', () => []],
    ['fox from:nobody_at_all', () => []],
    ['fox -from:nobody_at_all', () => [both, foxes, fox]],
  ])('finds the matching tweets for %s', async (query, expected) => {
    expect(await searchClient.ids(query)).toEqual(expected());
  });

  it('finds authors and mentions by name', async () => {
    expect(await searchClient.ids(`from:${usernameOf(ada)}`)).toEqual([fox]);
    expect(await searchClient.ids(`fox -from:@${usernameOf(ada)}`)).toEqual([both, foxes]);
    expect(await searchClient.ids(`@${usernameOf(ada)}`)).toEqual([both]);
  });

  it('returns the key of the author with each result, so that the gateway fetches users and tweets concurrently', async () => {
    const { data } = await searchClient.ask('"brown fox"');
    expect(data.searchTweets.edges[0]?.node).toEqual({ id: fox, author: { id: ada } });
  });

  it('finds edited texts and no deleted tweets', async () => {
    const tweet = subgraph.tweet(dan, 'zebra crossing');
    await subgraph.publish(subgraph.infrastructure.createEvent('tweet.posted', dan, tweet));
    expect(await searchClient.ids('zebra')).toEqual([tweet.tweetId]);
    const edited = { ...tweet, text: 'giraffe crossing', editedAt: clock.now() };
    await subgraph.publish(subgraph.infrastructure.createEvent('tweet.edited', dan, edited));
    expect([await searchClient.ids('zebra'), await searchClient.ids('giraffe')]).toEqual([
      [],
      [tweet.tweetId],
    ]);
    await subgraph.publish(subgraph.infrastructure.createEvent('tweet.deleted', dan, tweet));
    expect(await searchClient.ids('giraffe')).toEqual([]);
  });
});

describe('the visibility of search results', () => {
  it('skips tweets that the viewer may not see, and fills the page', async () => {
    const [shy, foe, viewer, fan] = (await subgraph.users(4)) as [string, string, string, string];
    await subgraph.protect(shy, true);
    await subgraph.relate('follows', fan, shy);
    await subgraph.relate('blocks', foe, viewer);
    const open: string[] = [];
    for (let count = 0; count < 12; count++) {
      await subgraph.post(shy, `hidden walrus ${count}`);
      await subgraph.post(foe, `hostile walrus ${count}`);
      open.unshift((await subgraph.post(ada, `walrus ${count}`)).tweetId);
    }
    expect(await searchClient.ids('walrus', { viewer, first: 10 })).toEqual(open.slice(0, 10));
    expect((await searchClient.pages('walrus', { viewer, first: 5 })).flat()).toEqual(open);
    expect((await searchClient.ids('walrus', { viewer, order: 'TOP', first: 100 })).sort()).toEqual(
      [...open].sort(),
    );
    expect(await searchClient.ids('walrus', { viewer: fan, first: 100 })).toHaveLength(36);
    expect(await searchClient.ids('hidden walrus')).toEqual([]);
  });
});
