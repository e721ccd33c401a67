import { expect } from 'vitest';
import { type TestUser, story } from '#testkit/client/index.js';

interface Found {
  searchTweets: { edges: { node: { text: string; author: { username: string } } | null }[] };
}

const SEARCH = /* GraphQL */ `
  query Search($query: String!, $order: SearchOrder!) {
    searchTweets(query: $query, order: $order, first: 10) {
      edges {
        node {
          text
          author {
            username
          }
        }
      }
    }
  }
`;

const it = story({ cast: ['ada', 'bob', 'carol'] })
  /** The texts of the tweets that a user finds. */
  .extend(
    'find',
    ({ network }) =>
      async (user: TestUser, query: string, order = 'LATEST'): Promise<(string | undefined)[]> => {
        await network.settle();
        const { searchTweets } = await user.get<Found, { query: string; order: string }>(SEARCH, {
          query,
          order,
        });
        return searchTweets.edges.map(({ node }) => node?.text);
      },
  );

it('finds tweets by words, hashtags, mentions, authors and links, with text and author', async ({
  ada,
  bob,
  carol,
  find,
}) => {
  await ada.post('Fresh bread from the bakery #bread');
  await bob.post('@ada is the bread still warm? https://bakery.org/today');
  expect(await find(carol, 'bread')).toEqual([
    '@ada is the bread still warm? https://bakery.org/today',
    'Fresh bread from the bakery #bread',
  ]);
  for (const query of ['#bread', 'from:ada bread', '"fresh bread"', 'bread -@ada']) {
    expect(await find(carol, query)).toEqual(['Fresh bread from the bakery #bread']);
  }
  for (const query of ['@ada', 'from:BOB', 'has:links warm']) {
    expect(await find(carol, query)).toEqual(['@ada is the bread still warm? https://bakery.org/today']);
  }
});

it('finds a tweet within a second after posting', async ({ ada, bob }) => {
  await ada.post('A heron at the pond');
  const posted = Date.now();
  let found = 0;
  while (found === 0 && Date.now() - posted < 1_000) {
    const { searchTweets } = await bob.get<Found, { query: string; order: string }>(SEARCH, {
      query: 'heron',
      order: 'LATEST',
    });
    found = searchTweets.edges.length;
  }
  expect(found).toBe(1);
});

it('finds the new text of an edited tweet, and no deleted tweet', async ({ ada, bob, find }) => {
  const id = await ada.post('A sparow in the garden');
  await ada.get(`mutation { editTweet(id: "${id}", text: "A sparrow in the garden") { id } }`);
  expect(await find(bob, 'sparow')).toEqual([]);
  expect(await find(bob, 'sparrow')).toEqual(['A sparrow in the garden']);
  await ada.deleteTweet(id);
  expect(await find(bob, 'sparrow')).toEqual([]);
});

it('shows protected tweets to followers only, and no tweets across a block', async ({
  ada,
  bob,
  carol,
  find,
}) => {
  await bob.follow(carol);
  await carol.post('The owl is hidden in the barn');
  await carol.get('mutation { updateProfile(input: { protected: true }) { id } }');
  for (const order of ['LATEST', 'TOP']) {
    expect(await find(ada, 'owl', order)).toEqual([]);
    expect(await find(bob, 'owl', order)).toEqual(['The owl is hidden in the barn']);
    expect(await find(carol, 'owl', order)).toEqual(['The owl is hidden in the barn']);
  }
  await ada.post('The magpie is here');
  await bob.get(`mutation { blockUser(id: "${ada.id}") { id } }`);
  expect(await find(bob, 'magpie')).toEqual([]);
  expect(await find(ada, 'from:bob')).toEqual([]);
});

it('ranks liked tweets first', async ({ ada, carol, find }) => {
  const liked = await ada.post('A gull on the roof');
  await ada.post('A gull on the wall');
  await carol.get(`mutation { likeTweet(id: "${liked}") { id } }`);
  expect(await find(carol, 'gull', 'TOP')).toEqual(['A gull on the roof', 'A gull on the wall']);
  expect(await find(carol, 'gull', 'LATEST')).toEqual(['A gull on the wall', 'A gull on the roof']);
});

it('rejects an invalid query', async ({ ada }) => {
  for (const query of ['', 'the', 'from:', '-gull', 'gull since:soon', 'x'.repeat(513)]) {
    expect(await ada.refusal(SEARCH, { query, order: 'TOP' })).toBe('BAD_USER_INPUT');
  }
});
