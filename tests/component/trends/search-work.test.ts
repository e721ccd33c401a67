import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchClient, type SearchOptions } from '#testkit/trends/search-client.js';
import { ManualClock, TrendsSubgraph, usernameOf } from '#testkit/trends/trends-subgraph.js';

const clock = new ManualClock(Date.UTC(2026, 2, 1, 12));
let subgraph: TrendsSubgraph;
let searchClient: SearchClient;
let ada: string, bob: string, carol: string;

beforeAll(async () => {
  subgraph = await TrendsSubgraph.open(clock, { monitorCommands: true });
  searchClient = new SearchClient(subgraph);
  [ada, bob, carol] = (await subgraph.users(3)) as [string, string, string];
});
afterAll(() => subgraph?.[Symbol.asyncDispose]());

describe('the reads of a search', () => {
  /** The find commands of one request. */
  async function findsOf(query: string, asked: SearchOptions = {}) {
    const finds: { collection: string; command: Record<string, unknown> }[] = [];
    const stop = subgraph.infrastructure.mongo.onCommand(({ commandName, command }) => {
      if (commandName === 'find')
        finds.push({ collection: String(command['find']), command: { ...command } });
    });
    await searchClient.ids(query, asked);
    stop();
    return finds;
  }

  it('are one find per collection', async () => {
    for (let count = 0; count < 20; count++) await subgraph.post(ada, `llama herd ${count}`);
    await subgraph.settle();
    for (const order of ['LATEST', 'TOP'] as const) {
      const finds = await findsOf(`llama herd -dog from:${usernameOf(ada)}`, {
        order,
        viewer: bob,
        first: 10,
      });
      const byUse = finds.map(
        ({ collection, command }) => `${collection} ${Object.keys(command['filter'] as object)[0]}`,
      );
      expect(byUse.sort()).toEqual([
        // The owner of the name, and then the authors of the tweets found.
        ...['accounts _id', 'accounts _id'],
        'blocks _id',
        'follows _id',
        'mutes _id',
        'terms _id',
        'tweets terms',
        'usernames _id',
      ]);
    }
  });

  it('follow the postings of the rarest term, and read no more than they return', async () => {
    await subgraph.settle();
    for (let count = 0; count < 64; count++) await subgraph.post(carol, `common word ${count}`);
    const rare = await subgraph.post(carol, 'common platypus');
    await subgraph.settle();
    const [find] = (await findsOf('common platypus')).filter(({ collection }) => collection === 'tweets');
    expect(find?.command['filter']).toMatchObject({ terms: 'platypus' });
    expect(await searchClient.ids('common platypus')).toEqual([rare.tweetId]);
    const { hint, sort, limit, filter } = find?.command ?? {};
    const explained = await subgraph.infrastructure.mongo.database('trends').command({
      explain: { find: 'tweets', filter, sort, limit, hint },
      verbosity: 'executionStats',
    });
    const { nReturned, totalDocsExamined = nReturned } = explained['executionStats'] as Record<
      string,
      number
    >;
    expect([nReturned, totalDocsExamined]).toEqual([1, 1]);
  });
});

describe('a search query', () => {
  it.each([['from:'], ['since:never'], ['the'], ['-x'], ['.*'], ['"'], ['x'.repeat(513)], ['']])(
    'is rejected without reading tweets when it is %j',
    async (query) => {
      let finds = 0;
      await subgraph.settle();
      const stop = subgraph.infrastructure.mongo.onCommand(({ commandName }) => {
        if (commandName === 'find' || commandName === 'aggregate') finds++;
      });
      const { errors } = await searchClient.ask(query);
      stop();
      expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
      expect(finds).toBe(0);
    },
  );

  it.each([
    ['a(b[c'],
    ['$where'],
    ['{"$gt":""}'],
    ['\u0000 null'],
    ['\ud800 half'],
    ['%00'],
    ['🎉🎉'],
    ['猫'.repeat(200)],
  ])('is searched as plain text when it is %j', async (query) => {
    expect((await searchClient.ask(query)).errors).toBeUndefined();
  });

  it.each([[0], [-1], [101]])('is rejected with a page size of %i', async (first) => {
    expect((await searchClient.ask('llama', { first })).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
