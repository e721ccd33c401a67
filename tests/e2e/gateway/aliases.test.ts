import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';

const it = story({ recentFollowers: ['ada', 'bob'] })
  /** Ada, with one tweet and another user's id as her bio. */
  .extend('author', async ({ network, ada, bob }) => {
    await ada.get(`mutation { updateProfile(input: { bio: "${bob.id}" }) { id } }`);
    await bob.post('By Bob');
    await ada.post('By Ada');
    await network.settle();
    return ada;
  });

const TWEETS = 'tweets { edges { node { text } } }';
const byAda = { edges: [{ node: { text: 'By Ada' } }] };

describe('an alias named like the key of an entity', () => {
  it('has the value of its field, and leaves the fields of other subgraphs alone', async ({ author }) => {
    const query = `{ user(username: "${author.username}") { id: username tweetsCount } }`;
    expect(await author.get(query)).toEqual({ user: { id: author.username, tweetsCount: 1 } });
  });

  it('does not lead to the data of another entity', async ({ author, bob }) => {
    const query = `query ($on: Boolean!) {
      user(username: "${author.username}") { username id: bio @include(if: $on) ${TWEETS} }
    }`;
    const { username } = author;
    expect(await author.get(query, { on: true })).toEqual({ user: { username, id: bob.id, tweets: byAda } });
    expect(await author.get(query, { on: false })).toEqual({ user: { username, tweets: byAda } });
  });

  it('may be of an object', async ({ author, bob, network }) => {
    await bob.follow(author);
    await network.settle();
    const query = `{ user(username: "${author.username}") {
      id: followers(first: 1) { edges { node { id: username } } } tweetsCount
    } }`;
    expect(await author.get(query)).toEqual({
      user: { id: { edges: [{ node: { id: bob.username } }] }, tweetsCount: 1 },
    });
  });

  it('is a name like any other in mutations', async ({ author, bob }) => {
    const query = `mutation { followUser(id: "${author.id}") { id: username ${TWEETS} } }`;
    expect(await bob.get(query)).toEqual({ followUser: { id: author.username, tweets: byAda } });
  });

  it('is a name like any other in notices', async ({ author, bob, network, onTestFinished }) => {
    await bob.follow(author);
    await network.settle();
    const events = await bob.subscribe(
      `subscription ($on: Boolean!) { homeTimelineEvents {
        ... on TweetPosted { tweet { id: text author: kind by: author { id: username text: displayName @include(if: $on) tweetsCount } } }
      } }`,
      { on: false },
    );
    onTestFinished(() => events.close());
    await network.settle();
    await author.post('Live');
    expect(await events.next()).toEqual({
      homeTimelineEvents: {
        tweet: { id: 'Live', author: 'ORIGINAL', by: { id: author.username, tweetsCount: 2 } },
      },
    });
  });
});
