import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newTweet } from '#subgraphs/tweets/rules/new-tweet.js';
import type { TweetDocument, TweetRecord } from '#subgraphs/tweets/store/index.js';
import { cast, type TestUser } from '#testkit/client/index.js';
import { Post } from '#testkit/operations/tweets.js';
import { openTweetsSubgraph, type TweetsSubgraph } from '#testkit/tweets/tweets-subgraph.js';

const DEPTH = 10_000;

/** How many parents one request follows: the depth limit allows no more. */
const STRIDE = 10;

/** How many parents are followed in total: each costs the same. */
const CLIMBED = 500;

interface Parent {
  id: string;
  inReplyTo?: Parent | null;
}

const CLIMB = Array.from({ length: STRIDE }).reduce<string>((inner) => `id inReplyTo { ${inner} }`, 'id');
const AROUND = `text conversationId repliesCount inReplyTo { id inReplyTo { id } }
  replies(first: 10) { edges { node { id conversationId } } pageInfo { hasNextPage } }`;

describe(`a thread of ${DEPTH} replies, each to the one before`, () => {
  let subgraph: TweetsSubgraph;
  let ada: TestUser;
  let thread: string[];

  beforeAll(async () => {
    subgraph = await openTweetsSubgraph();
    ({ ada } = await cast(subgraph.network, 'ada'));
    const { ids, mongo } = subgraph.network.infrastructure;
    const tweets: TweetRecord[] = [
      newTweet(ids.next(), { authorId: ada.id, kind: 'ORIGINAL', text: 'It begins' }),
    ];
    for (let parent = tweets[0]!; tweets.length <= DEPTH; tweets.push(parent)) {
      const { conversationId, _id: tweetId, authorId } = parent;
      const inReplyTo = { tweetId, authorId };
      const kind = 'REPLY';
      parent = newTweet(ids.next(), { authorId, kind, text: 'And then?', conversationId, inReplyTo });
    }
    const collection = mongo.database('tweets').collection<TweetDocument>('tweets');
    for (let from = 0; from < tweets.length; from += 1_000) {
      await collection.insertMany(tweets.slice(from, from + 1_000));
    }
    thread = tweets.map(({ _id }) => _id);
  }, 120_000);
  afterAll(() => subgraph[Symbol.asyncDispose]());

  it('costs as many finds at its end as at its beginning', async () => {
    const around = (depth: number) => subgraph.entities(ada.id, 'Tweet', [thread[depth]!], AROUND);
    await around(0);
    // No request has loaded these tweets, so none is cached.
    const [early, middle, late] = [DEPTH / 10, DEPTH / 2, DEPTH - 10];
    const finds = await subgraph.findsDuring(() => around(early));
    expect(finds).toMatchObject({ 'tweets.tweets': expect.any(Number) as unknown });
    for (const depth of [middle, late])
      expect(await subgraph.findsDuring(() => around(depth))).toEqual(finds);
    expect((await around(late)).data._entities).toMatchObject([
      {
        conversationId: thread[0],
        inReplyTo: { id: thread[late - 1], inReplyTo: { id: thread[late - 2] } },
        replies: {
          edges: [{ node: { id: thread[late + 1], conversationId: thread[0] } }],
          pageInfo: { hasNextPage: false },
        },
      },
    ]);
  });

  it('can be followed from its end through 500 parents', async () => {
    const seen = [thread.at(-1)!];
    while (seen.length <= CLIMBED) {
      const query = `{ tweet(id: "${seen.at(-1)!}") { ${CLIMB} } }`;
      const { tweet } = await ada.get<{ tweet: Parent }, object>(query, {});
      for (let { inReplyTo } = tweet; inReplyTo; { inReplyTo } = inReplyTo) seen.push(inReplyTo.id);
    }
    expect(seen).toEqual(thread.slice(-seen.length).reverse());
  });

  it('accepts another reply at its end', async () => {
    const { postTweet } = await ada.get(Post, { input: { text: 'The end', inReplyTo: thread.at(-1)! } });
    expect(postTweet).toMatchObject({ conversationId: thread[0], inReplyTo: { id: thread.at(-1) } });
  });
});
