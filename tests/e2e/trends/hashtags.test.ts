import { expect } from 'vitest';
import { story } from '#testkit/client/index.js';

interface TagPage {
  hashtag: {
    name: string;
    tweetsCount: number;
    tweets: {
      edges: { cursor: string; node: { text: string; author: { username: string } } | null }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
}

const TAG_PAGE = /* GraphQL */ `
  query TagPage($name: String!, $first: Int!, $after: String) {
    hashtag(name: $name) {
      name
      tweetsCount
      tweets(first: $first, after: $after) {
        edges {
          cursor
          node {
            text
            author {
              username
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`;

const it = story({ cast: ['ada', 'bob'] }).extend(
  'tagPage',
  ({ network, bob }) =>
    async (name: string, first = 10, after: string | null = null): Promise<TagPage['hashtag']> => {
      await network.settle();
      return (
        await bob.get<TagPage, { name: string; first: number; after: string | null }>(TAG_PAGE, {
          name,
          first,
          after,
        })
      ).hashtag;
    },
);

function texts(page: TagPage['hashtag']): (string | undefined)[] | undefined {
  return page?.tweets.edges.map(({ node }) => node?.text);
}

it('lists the tweets of a hashtag in any case, newest first, in pages', async ({ ada, tagPage }) => {
  for (let count = 1; count <= 5; count++) await ada.post(`Bird number ${count} #Birds`);
  const first = await tagPage('#BIRDS', 3);
  expect(first).toMatchObject({ name: 'birds', tweetsCount: 5, tweets: { pageInfo: { hasNextPage: true } } });
  expect(texts(first)).toEqual([5, 4, 3].map((count) => `Bird number ${count} #Birds`));
  const second = await tagPage('birds', 3, first?.tweets.pageInfo.endCursor);
  expect(texts(second)).toEqual([2, 1].map((count) => `Bird number ${count} #Birds`));
  expect(second?.tweets.pageInfo.hasNextPage).toBe(false);
});

it('distinguishes hashtags that differ by an accent', async ({ ada, tagPage }) => {
  await ada.post('une pause au #café');
  await ada.post('a break at the #cafe');
  expect(texts(await tagPage('café'))).toEqual(['une pause au #café']);
  expect(texts(await tagPage('cafe'))).toEqual(['a break at the #cafe']);
});

it('returns null for an unused hashtag', async ({ tagPage }) => {
  expect(await tagPage('nobodyeversaidthis')).toBeNull();
});

it('rejects a cursor of another hashtag', async ({ ada, bob, tagPage }) => {
  await ada.post('#one and #two');
  const after = (await tagPage('one'))?.tweets.edges[0]?.cursor ?? '';
  expect(await bob.refusal(TAG_PAGE, { name: 'two', first: 1, after })).toBe('BAD_USER_INPUT');
});
