import { describe, expect } from 'vitest';
import type { Network } from '#network/index.js';
import { openTweetsAdministration } from '#subgraphs/tweets/administration.js';
import { cast, story } from '#testkit/client/index.js';
import { Like, Retweet } from '#testkit/operations/tweets.js';
import { OF_THE_TEST } from '#testkit/documents/queries.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob'] }).extend(
  'reconcile',
  ({ network }) =>
    async (): Promise<string[]> => {
      const told: string[] = [];
      await (
        await openTweetsAdministration(network.infrastructure.mongo)
      ).reconcile((line) => told.push(line));
      return told;
    },
);

describe('reconcile', () => {
  let id: string;

  const collectionOf = ({ infrastructure }: Network, name: string) =>
    infrastructure.mongo.database('tweets').collection<{ _id: string; counts: Record<string, number> }>(name);

  it.beforeAll(async ({ network, ada, bob }) => {
    id = await ada.post('Count me');
    await bob.get(Like, { id });
    await bob.get(Retweet, { id });
    await bob.post('A reply', { inReplyTo: id });
    await network.settle();
  });

  it('reports nothing when nothing is wrong', async ({ reconcile }) => {
    expect(await reconcile()).toEqual([]);
  });

  it('corrects and reports wrong counts, retweets and index entries, and reports nothing afterwards', async ({
    bob,
    reconcile,
    network,
  }) => {
    await collectionOf(network, 'tweets').updateOne(
      { _id: id },
      { $set: { 'counts.likes': 41, 'counts.replies': 0, 'counts.retweets': -1 } },
    );
    await collectionOf(network, 'authors').deleteOne({ _id: bob.id });
    await collectionOf(network, 'retweets').deleteMany({}, { comment: OF_THE_TEST });
    await collectionOf(network, 'authorIndex').deleteOne({ _id: id }, { comment: OF_THE_TEST });
    expect((await reconcile()).toSorted()).toEqual([
      `author ${bob.id}: tweets 0 -> 2`,
      expect.stringMatching(/^retweet \d{19}: noted for its author$/) as string,
      `tweet ${id}: counts.likes 41 -> 1`,
      `tweet ${id}: counts.replies 0 -> 1`,
      `tweet ${id}: counts.retweets -1 -> 1`,
      `tweet ${id}: indexed for its author`,
    ]);
    expect((await collectionOf(network, 'tweets').findOne({ _id: id }))?.counts).toMatchObject({
      likes: 1,
      replies: 1,
      retweets: 1,
    });
    expect((await bob.get(TweetsOf, { username: 'bob' })).user?.tweetsCount).toBe(2);
    expect(await reconcile()).toEqual([]);
  });

  it('loses no like that is counted while it runs', async ({ network, reconcile }) => {
    const users = Object.values(await cast(network, 'cy', 'di', 'el', 'fi', 'gi', 'hu'));
    await Promise.all([...users.map((user) => user.get(Like, { id })), reconcile(), reconcile()]);
    await network.settle();
    expect((await collectionOf(network, 'tweets').findOne({ _id: id }))?.counts['likes']).toBe(7);
    expect(await reconcile()).toEqual([]);
  });
});
