import { describe, expect } from 'vitest';
import type { Network } from '#network/index.js';
import { tweets } from '#subgraphs/tweets/index.js';
import { users } from '#subgraphs/users/index.js';
import { openTweetsAdministration } from '#subgraphs/tweets/administration.js';
import { openAdministration } from '#subgraphs/users/commands/administration.js';
import { story, type Client, type TestUser } from '#testkit/client/index.js';

const it = story({ recentFollowers: ['ada', 'bob', 'cat'] });

/** More likes than two reactions remove. */
const MANY = 1_200;

const adminOf = (network: Network) => network.subgraph(users).parts.admin;

async function countsOf(client: Client, user: TestUser, id: string): Promise<Record<string, number>> {
  const { user: counts, tweet } = await client.get<
    { user: Record<string, number>; tweet: Record<string, number> },
    object
  >(`{
    user(username: "${user.username}") { followersCount followingCount tweetsCount }
    tweet(id: "${id}") { likesCount retweetsCount quotesCount repliesCount }
  }`);
  return { ...counts, ...tweet };
}

/** What an operator's `rookery reconcile` reports. */
async function reconcile(network: Network): Promise<string[]> {
  const told: string[] = [];
  await (
    await openAdministration(network.infrastructure)
  ).reconcile(
    (line) => told.push(line),
    () => network.settle(),
  );
  await (await openTweetsAdministration(network.infrastructure.mongo)).reconcile((line) => told.push(line));
  return told;
}

/** Bob does everything to Ada and her tweet that is counted; Cat likes it, too. Resolves to the tweet's id. */
async function engage({ ada, bob, cat }: Record<'ada' | 'bob' | 'cat', TestUser>): Promise<string> {
  const id = await ada.post('Count me');
  await bob.follow(ada);
  await ada.follow(bob);
  await cat.follow(ada);
  for (const user of [bob, cat]) await user.get(`mutation { likeTweet(id: "${id}") { id } }`);
  await bob.get(`mutation { retweet(id: "${id}") { id } bookmarkTweet(id: "${id}") { id } }`);
  await bob.post('A quote', { quoteOf: id });
  await bob.post('A reply', { inReplyTo: id });
  return id;
}

interface FollowersOf {
  user: { followers: { edges: { node: { id: string } }[] } };
}

async function followersOf(user: TestUser): Promise<string[]> {
  const query = `{ user(username: "${user.username}") { followers(first: 10) { edges { node { id } } } } }`;
  const found = await user.get<FollowersOf, object>(query);
  return found.user.followers.edges.map(({ node }) => node.id);
}

describe('the counts', () => {
  it('count nothing of a deleted account, and reconcile agrees', async ({ network, ada, bob, cat }) => {
    const id = await engage({ ada, bob, cat });
    await network.settle();
    const before = await countsOf(cat, ada, id);
    expect(before).toMatchObject({ followersCount: 2, followingCount: 1, tweetsCount: 1 });
    expect(before).toMatchObject({ likesCount: 2, retweetsCount: 1, quotesCount: 1, repliesCount: 1 });
    await adminOf(network).deleteUser({ id: bob.id });
    await network.settle();
    const after = await countsOf(cat, ada, id);
    expect(after).toMatchObject({ followersCount: 1, followingCount: 0, tweetsCount: 1 });
    expect(after).toMatchObject({ likesCount: 1, retweetsCount: 0, quotesCount: 0, repliesCount: 0 });
    expect(await followersOf(ada)).toEqual([cat.id]);
    const { mongo } = network.infrastructure;
    expect(await mongo.database('tweets').collection('bookmarks').countDocuments({ userId: bob.id })).toBe(0);
    expect(await reconcile(network)).toEqual([]);
  });

  it('go on counting a suspended account, which lists hide until the suspension is lifted', async ({
    network,
    ada,
    bob,
    cat,
  }) => {
    const id = await engage({ ada, bob, cat });
    await network.settle();
    const before = await countsOf(cat, ada, id);
    await adminOf(network).suspendUser({ id: bob.id });
    await network.settle();
    expect(await countsOf(cat, ada, id)).toEqual(before);
    expect(await followersOf(ada)).toEqual([cat.id]);
    expect(await reconcile(network)).toEqual([]);
    await adminOf(network).unsuspendUser({ id: bob.id });
    expect(await followersOf(ada)).toEqual([cat.id, bob.id]);
    // A deletion counts in the same way whether the account was suspended or not.
    await adminOf(network).suspendUser({ id: bob.id });
    await adminOf(network).deleteUser({ id: bob.id });
    await network.settle();
    expect(await countsOf(cat, ada, id)).toMatchObject({ followersCount: 1, likesCount: 1, repliesCount: 0 });
    expect(await reconcile(network)).toEqual([]);
  });

  it('drop the likes of an account with many, one slice per event', async ({ network, ada, bob }) => {
    const { mongo, ids, createEvent } = network.infrastructure;
    const id = await ada.post('Liked by Bob, like many others');
    const database = mongo.database('tweets');
    const tweetIds = [id, ...Array.from({ length: MANY }, () => ids.next())];
    await database.collection<{ _id: string }>('likes').insertMany(
      tweetIds.map((tweetId) => ({
        ...{ _id: `${tweetId}:${bob.id}`, tweetId, authorId: ada.id, userId: bob.id },
        ...{ active: true, since: ids.next() },
      })),
    );
    await database
      .collection<{ _id: string }>('tweets')
      .updateOne({ _id: id }, { $set: { 'counts.likes': 1 } });
    const before = network.subgraph(tweets).parts;
    expect(await before.store.likes.someOf(bob.id, MANY * 2)).toHaveLength(MANY + 1);
    await adminOf(network).deleteUser({ id: bob.id });
    // Delivered twice: the second delivery finds what the first has left.
    await network.infrastructure.bus.publish(createEvent('user.deleted', bob.id, { userId: bob.id }));
    await network.settle();
    expect(await before.store.likes.someOf(bob.id, 1)).toEqual([]);
    expect((await countsOf(ada, ada, id))['likesCount']).toBe(0);
  });

  it('lose a like that was written while its account was erased by reconcile', async ({
    network,
    ada,
    bob,
  }) => {
    const { mongo, ids } = network.infrastructure;
    const id = await ada.post('Liked late');
    await adminOf(network).deleteUser({ id: bob.id });
    await network.settle();
    const late = { tweetId: id, authorId: ada.id, userId: bob.id, active: true, since: ids.next() };
    const database = mongo.database('tweets');
    await database.collection<{ _id: string }>('likes').insertOne({ _id: `${id}:${bob.id}`, ...late });
    await database
      .collection<{ _id: string }>('tweets')
      .updateOne({ _id: id }, { $set: { 'counts.likes': 1 } });
    expect(await reconcile(network)).toEqual([
      `deleted account ${bob.id}: 1 likes ended`,
      `tweet ${id}: counts.likes 1 -> 0`,
    ]);
    expect(await reconcile(network)).toEqual([]);
  });
});
