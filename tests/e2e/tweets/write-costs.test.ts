import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';
import { commandsOf } from '#testkit/tweets/written-commands.js';

const CROWD = 32;

interface Liked {
  likeTweet: { likesCount: number };
}

/** Selects only fields that the write itself returns. */
const LIKE = 'mutation ($id: ID!) { likeTweet(id: $id) { likesCount viewerHasLiked } }';

describe('the MongoDB commands of a write, including all reactions', () => {
  let network: Network;
  let author: TestUser;
  let crowd: TestUser[];
  let tweetId: string;

  beforeAll(async () => {
    network = await openNetwork();
    author = await TestUser.signUp(network.url, 'author');
    crowd = [];
    for (let index = 0; index < CROWD; index++) crowd.push(await TestUser.signUp(network.url, `one${index}`));
    tweetId = await author.post('Worth a like');
    // After the first post an author has a document and a cached list of followers.
    await Promise.all(crowd.map((user) => user.post('Here')));
    await network.settle();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  it('are nine for a tweet, or ten when its reactions share no find', async () => {
    expect(await commandsOf(network, () => author.post('Nine'))).toEqual({
      'tweets.tweets insert': 1,
      'tweets.authorIndex insert': 1,
      'tweets.authors update': 1,
      // The number of followers, the recent followers, and whether the tweet was deleted while it was pushed. The accounts are
      // read by three reactions, each for what may have changed meanwhile; those that run at the same moment share one find.
      'relationships.accounts find': expect.toBeOneOf([2, 3]),
      'relationships.follows find': 1,
      'tweets.authorIndex find': 1,
      'trends.tweets insert': 1,
      // Removes the event from the outbox.
      'tweets.tweets update': 1,
    });
  });

  it('are ten for a like, without a read after the write', async () => {
    const [first, second] = crowd as [TestUser, TestUser];
    await first.get<Liked, { id: string }>(LIKE, { id: tweetId });
    const like = await commandsOf(network, () => second.get<Liked, { id: string }>(LIKE, { id: tweetId }));
    expect(like).toEqual({
      // The second one, the follows, the author index and the mutes: whether the author is told of it.
      'relationships.accounts find': 2,
      'relationships.follows find': 1,
      'tweets.authorIndex find': 1,
      'relationships.mutedWords find': 1,
      'tweets.mutedConversations find': 1,
      'tweets.likes insert': 1,
      'tweets.tweets findAndModify': 1,
      'trends.tweets update': 1,
      'tweets.likes update': 1,
    });
  });

  it('are an insert without effect and a find for a like that exists already', async () => {
    const [, second] = crowd as [TestUser, TestUser];
    expect(await commandsOf(network, () => second.get<Liked, { id: string }>(LIKE, { id: tweetId }))).toEqual(
      {
        'relationships.accounts find': 1,
        'tweets.likes insert': 1,
        'tweets.likes find': 1,
      },
    );
  });

  it('are shared by concurrent tweets', async () => {
    const commands = await commandsOf(network, () =>
      Promise.all(crowd.map((user) => user.post('All of us'))),
    );
    expect(sumOf(commands)).toBeLessThan(2 * CROWD);
  });

  it('are shared by concurrent likes, each of which counts', async () => {
    const id = await author.post('Popular');
    const commands = await commandsOf(network, () =>
      Promise.all(crowd.map((user) => user.get<Liked, { id: string }>(LIKE, { id }))),
    );
    expect(sumOf(commands)).toBeLessThan(2 * CROWD);
    const { likeTweet } = await author.get<Liked, { id: string }>(LIKE, { id });
    expect(likeTweet.likesCount).toBe(CROWD + 1);
  });
});

function sumOf(commands: Record<string, number>): number {
  return Object.values(commands).reduce((sum, count) => sum + count, 0);
}
