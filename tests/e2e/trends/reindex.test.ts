import { expect } from 'vitest';
import { openTrendsAdministration } from '#subgraphs/trends/administration.js';
import { openTweetsAdministration } from '#subgraphs/tweets/administration.js';
import { story } from '#testkit/client/index.js';

const SEARCH = /* GraphQL */ `
  query SearchReindexed($query: String!) {
    searchTweets(query: $query, order: LATEST) {
      edges {
        node {
          text
        }
      }
    }
  }
`;

interface Found {
  searchTweets: { edges: { node: { text: string } }[] };
}

let ahead = 0;
const it = story({
  cast: ['ada', 'bob', 'shy'],
  network: { clock: { now: () => Date.now() + ahead } },
}).extend('reindex', ({ network }) => async (): Promise<string[]> => {
  const told: string[] = [];
  const tweets = await openTweetsAdministration(network.infrastructure.mongo);
  const trends = openTrendsAdministration(network.infrastructure);
  await trends.reindex(tweets.texts(), (line) => told.push(line));
  return told;
});

it('reindexing finds tweets that an earlier version has read in another way', async ({
  network,
  ada,
  bob,
  shy,
  reindex,
}) => {
  const find = async (query: string) => {
    const { searchTweets } = await bob.get<Found, { query: string }>(SEARCH, { query });
    return searchTweets.edges.map(({ node }) => node.text);
  };
  await shy.get('mutation { updateProfile(input: { protected: true }) { id } }');
  const flag = await ada.post('Grüezi 🇨🇭 #スター・ウォーズ');
  const secret = await shy.post('secret garden');
  const lost = await ada.post('a lost kingfisher');
  const gone = await ada.post('gone with the wind');
  await ada.deleteTweet(gone);
  await network.settle();
  expect(await reindex()).toEqual([]);

  // As a version without flags and without terms of the author's own has written them, and one tweet not at all.
  const database = network.infrastructure.mongo.database('trends');
  const index = database.collection<{ _id: string }>('tweets');
  await index.updateOne({ _id: flag }, { $set: { terms: [`from:${ada.id}`, 'gruezi'], text: ' gruezi ' } });
  await index.updateOne({ _id: secret }, { $set: { terms: [`from:${shy.id}`, 'secret', 'garden'] } });
  await index.deleteOne({ _id: lost });
  await database.collection<{ _id: string }>('people').updateOne({ _id: ada.id }, { $set: { prefixes: [] } });
  expect(await find('🇨🇭')).toEqual([]);
  ahead += 20 * 60_000;

  expect((await reindex()).toSorted()).toEqual(
    [flag, secret, lost]
      .map((id) => `tweet ${id}: indexed for search`)
      .concat('user ada: indexed for autocomplete')
      .toSorted(),
  );
  expect(await find('🇨🇭')).toEqual(['Grüezi 🇨🇭 #スター・ウォーズ']);
  expect(await find('kingfisher')).toEqual(['a lost kingfisher']);
  expect(await find('wind')).toEqual([]);
  expect(await index.findOne({ terms: 'secret' })).toBeNull();
  expect(await reindex()).toEqual([]);
});
