import { describe, expect } from 'vitest';
import { story, type TestUser } from '#testkit/client/index.js';
import { graphql } from '#testkit/client/generated/index.js';

const it = story({ cast: ['ada', 'bob'] });

const HomePage = graphql(`
  query HomePageBothWays(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $order: TimelineOrder! = LATEST
  ) {
    homeTimeline(first: $first, after: $after, last: $last, before: $before, order: $order) {
      edges {
        node {
          text
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

describe('first: null', () => {
  it.beforeAll(async ({ network, ada, bob }) => {
    for (let index = 0; index < 12; index++) await ada.post(`#one ${index}`);
    await bob.follow(ada);
    await ada.follow(bob);
    await network.settle();
  });

  it.for([
    'homeTimeline(first: $first) { edges { node { id } } }',
    'mentionsTimeline(first: $first) { edges { node { id } } }',
    'searchTweets(query: "one", first: $first) { edges { node { id } } }',
    'searchUsers(query: "ada", first: $first) { edges { node { id } } }',
    'suggestedUsers(first: $first) { id }',
    'trends(first: $first) { items { id } }',
    'autocomplete(prefix: "o", first: $first) { __typename }',
    'hashtag(name: "one") { tweets(first: $first) { edges { node { id } } } }',
    'user(username: "ada") { tweets(first: $first) { edges { node { id } } } likedTweets(first: $first) { edges { node { id } } } }',
    'user(username: "ada") { followers(first: $first) { edges { node { id } } } following(first: $first) { edges { node { id } } } }',
    'viewer { blocks(first: $first) { edges { node { id } } } mutes(first: $first) { edges { node { id } } } }',
    'viewer { bookmarks(first: $first) { edges { node { id } } } followRequests(first: $first) { edges { node { id } } } }',
  ])('is the default in %s', async (field, { bob }) => {
    const absent = await bob.get(`{ ${field.replaceAll(/\(first: \$first\)|, first: \$first/g, '')} }`);
    expect(await bob.get(`query ($first: Int) { ${field} }`, { first: null })).toEqual(absent);
    expect(await bob.get(`{ ${field.replaceAll('$first', 'null')} }`)).toEqual(absent);
    expect(Object.values(absent)).not.toContain(null);
  });

  it('is the default where a directive decides, and in the answer of a mutation', async ({ ada, bob }) => {
    const query = `query ($first: Int, $yes: Boolean!) { user(username: "ada") { tweets(first: $first) @include(if: $yes) { edges { cursor } } } }`;
    const { user } = (await bob.get(query, { first: null, yes: true })) as {
      user: { tweets: { edges: unknown[] } };
    };
    expect(user.tweets.edges).toHaveLength(12);
    const mutation = 'mutation ($id: ID!) { muteUser(id: $id) { tweets(first: null) { edges { cursor } } } }';
    const { muteUser } = (await bob.get(mutation, { id: ada.id })) as {
      muteUser: { tweets: { edges: unknown[] } };
    };
    expect(muteUser.tweets.edges).toHaveLength(12);
    await bob.get('mutation ($id: ID!) { unmuteUser(id: $id) { id } }', { id: ada.id });
  });
});

describe('last', () => {
  async function page(reader: TestUser, variables: Parameters<typeof reader.get<unknown, object>>[1]) {
    const { homeTimeline } = await reader.get(HomePage, variables as object);
    return { texts: homeTimeline.edges.map(({ node }) => node?.text), ...homeTimeline.pageInfo };
  }

  it('pages towards newer tweets from a cursor, as many as it says', async ({ bob }) => {
    const newest = await page(bob, { first: 6 });
    const next = await page(bob, { first: 3, after: newest.endCursor });
    const back = await page(bob, { last: 2, before: next.startCursor });
    expect(back.texts).toEqual(newest.texts.slice(-2));
    expect(back).toMatchObject({ hasPreviousPage: true, hasNextPage: true });
    const whole = await page(bob, { last: 10, before: next.startCursor });
    expect(whole.texts).toEqual(newest.texts);
    expect(whole.hasPreviousPage).toBe(false);
  });

  it('counts where `first` is given, too', async ({ bob }) => {
    const { endCursor } = await page(bob, { first: 6 });
    expect((await page(bob, { first: 4, last: 2, before: endCursor })).texts).toHaveLength(2);
  });

  it.for<[string, object, string]>([
    ['without `before`', { last: 5 }, 'last'],
    ['with `after` alone', { last: 5, after: 'x' }, 'last'],
    ['with TOP', { last: 5, before: 'x', order: 'TOP' }, 'before'],
    ['of 0', { last: 0, before: 'x' }, 'last'],
    ['of 101', { last: 101, before: 'x' }, 'last'],
    ['with something that is no cursor', { last: 5, before: 'x' }, 'before'],
  ])('%s is BAD_USER_INPUT', async ([, variables, field], { bob }) => {
    const { data, errors } = await bob.send(HomePage, variables);
    expect(data).toEqual({ homeTimeline: null });
    expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('is no argument of a list that cannot go backwards', async ({ bob }) => {
    expect(await bob.refusal('{ mentionsTimeline(last: 5) { edges { cursor } } }')).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});
