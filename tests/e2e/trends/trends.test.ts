import { expect } from 'vitest';
import { story } from '#testkit/client/index.js';

interface Trends {
  trends: {
    asOf: string;
    window: string;
    scope: string;
    items: {
      rank: number;
      name: string;
      tweetVolume: number;
      score: number;
      hashtag: { tweetsCount: number };
    }[];
  };
}

const TRENDS = /* GraphQL */ `
  query Trends($window: TrendWindow!, $scope: String!) {
    trends(window: $window, scope: $scope) {
      asOf
      window
      scope
      items {
        rank
        name
        tweetVolume
        score
        hashtag {
          tweetsCount
        }
      }
    }
  }
`;

const it = story({ cast: ['ada', 'bob', 'carol'] }).extend(
  'trends',
  ({ network, ada }) =>
    async (scope = 'global', window = 'HOUR'): Promise<Trends['trends']> => {
      await network.settle();
      return (await ada.get<Trends, { window: string; scope: string }>(TRENDS, { window, scope })).trends;
    },
);

it('lists the hashtags of several users in every window, strongest first', async ({
  ada,
  bob,
  carol,
  trends,
}) => {
  const start = Date.now();
  for (const user of [ada, bob, carol]) await user.post('Everybody to the #harbour!');
  for (const user of [ada, bob]) await user.post('Later: #dinner');
  for (let count = 0; count < 6; count++) await carol.post(`Buy my #soap ${count}`);
  const { items, asOf, ...rest } = await trends();
  expect(rest).toEqual({ window: 'HOUR', scope: 'global' });
  expect(Date.parse(asOf)).toBeGreaterThanOrEqual(start);
  expect(items.map(({ rank, name, tweetVolume }) => [rank, name, tweetVolume])).toEqual([
    [1, 'harbour', 3],
    [2, 'dinner', 2],
  ]);
  expect(items.map(({ hashtag }) => hashtag.tweetsCount)).toEqual([3, 2]);
  for (const window of ['SIX_HOURS', 'DAY']) {
    expect((await trends('global', window)).items.map(({ name }) => name)).toEqual(['harbour', 'dinner']);
  }
});

it('drops a trend whose tweets are deleted', async ({ ada, bob, trends }) => {
  const ids = await Promise.all([ada, bob].map((user) => user.post('A #rumour')));
  expect((await trends()).items.map(({ name }) => name)).toContain('rumour');
  await ada.deleteTweet(ids[0] as string);
  await bob.deleteTweet(ids[1] as string);
  expect((await trends()).items.map(({ name }) => name)).not.toContain('rumour');
});

it('lists the trends of one language', async ({ ada, bob, trends }) => {
  for (const user of [ada, bob]) {
    await user.post('Heute scheint die Sonne über der ganzen Stadt und wir gehen endlich spazieren #sonne');
  }
  expect((await trends('lang:de')).items.map(({ name }) => name)).toEqual(['sonne']);
  expect((await trends('lang:xx')).items).toEqual([]);
});

it.for([
  ['an invalid scope', '{ trends(scope: "moon") { scope } }'],
  ['zero trends', '{ trends(first: 0) { scope } }'],
  ['more trends than are kept', '{ trends(first: 51) { scope } }'],
  ['a hashtag without a name', '{ hashtag(name: "#") { name } }'],
] as const)('rejects a request for %s', async ([_what, query], { ada }) => {
  expect(await ada.refusal(query)).toBe('BAD_USER_INPUT');
});
