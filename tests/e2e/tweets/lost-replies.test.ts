import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import type { RateRule } from '#platform/rate-limit/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import {
  Bookmark,
  DeleteTweet,
  Like,
  Post,
  Retweet,
  UndoRetweet,
  Unlike,
  WholeTweet,
} from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import { openDocuments, openLink, type Link } from '#testkit/services/index.js';
import { openTweetsInside } from '#testkit/tweets/inside.js';

describe('a write whose connection is lost before the reply', () => {
  const stack = new DisposalStack();
  let link: Link;
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    const { url } = stack.use(await openDocuments());
    link = stack.use(await openLink(url));
    network = stack.use(await openNetwork({ mongodbUrl: link.url, rateLimits: true }));
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const spent = async (rule: RateRule, { id }: TestUser): Promise<number> => {
    const { limit, remaining } = await network.infrastructure.rateLimits.peek(rule, id);
    return limit - remaining;
  };

  /**
   * The write of `act` is done, but its connection is cut before the reply. `words` are in that command and in no other: the
   * author index is written as well.
   */
  async function losing(words: string[], act: () => Promise<string>): Promise<void> {
    const lost = link.loseReplyTo(...words, '_tweets');
    const [code] = await Promise.all([act(), lost]);
    expect(code).toBe('SERVICE_UNAVAILABLE');
  }

  const shown = async (user: TestUser, id: string) => (await user.get(WholeTweet, { id })).tweet;

  it('is one like that counts once and costs one point when it is retried', async () => {
    const id = await ada.post('Liked once');
    await losing(['insert', 'likes'], () => bob.refusal(Like, { id }));
    const { likeTweet } = await bob.get(Like, { id });
    expect(likeTweet).toMatchObject({ viewerHasLiked: true, likesCount: 1 });
    expect(await spent(RULES.likes, bob)).toBe(1);
    await network.settle();
    expect(await shown(bob, id)).toMatchObject({ viewerHasLiked: true, likesCount: 1 });

    await losing(['update', 'likes', 'active'], () => bob.refusal(Unlike, { id }));
    const { unlikeTweet } = await bob.get(Unlike, { id });
    expect(unlikeTweet).toMatchObject({ viewerHasLiked: false, likesCount: 0 });
    await network.settle();
    expect(await shown(bob, id)).toMatchObject({ viewerHasLiked: false, likesCount: 0 });
  });

  it('is one bookmark when it is retried', async () => {
    const id = await ada.post('Bookmarked once');
    await losing(['insert', 'bookmarks'], () => bob.refusal(Bookmark, { id }));
    expect((await bob.get(Bookmark, { id })).bookmarkTweet.viewerHasBookmarked).toBe(true);
  });

  it('is one retweet that counts once and costs one point when it is retried', async () => {
    const id = await ada.post('Retweeted once');
    const before = await spent(RULES.tweets, bob);
    await losing(['insert', 'conversationId', 'outbox'], () => bob.refusal(Retweet, { id }));
    const { retweet } = await bob.get(Retweet, { id });
    expect(await shown(bob, id)).toMatchObject({ viewerHasRetweeted: true, retweetsCount: 1 });
    expect(await spent(RULES.tweets, bob)).toBe(before + 1);
    await network.settle();
    expect(await shown(bob, id)).toMatchObject({ viewerHasRetweeted: true, retweetsCount: 1 });
    const { user } = await ada.get(TweetsOf, { username: 'bob', first: 10 });
    expect(user?.tweetsCount).toBe(1);
    expect(user?.tweets.edges.map(({ node }) => node?.id)).toEqual([retweet.id]);

    await losing(['update', 'edits', 'deletedAt'], () => bob.refusal(UndoRetweet, { id }));
    const { undoRetweet } = await bob.get(UndoRetweet, { id });
    expect(undoRetweet).toMatchObject({ viewerHasRetweeted: false, retweetsCount: 0 });
    await network.settle();
    expect(await shown(bob, id)).toMatchObject({ viewerHasRetweeted: false, retweetsCount: 0 });
  });

  it('is a deletion that succeeds when it is retried', async () => {
    const id = await ada.post('Deleted once');
    await losing(['update', 'edits', 'deletedAt'], () => ada.refusal(DeleteTweet, { id }));
    expect((await ada.get(DeleteTweet, { id })).deleteTweet).toBe(id);
    expect(await shown(ada, id)).toBeNull();
  });

  it('is one tweet with an idempotency key that counts once and costs one point when it is retried', async () => {
    const parent = await ada.post('Answered once');
    const before = await spent(RULES.tweets, bob);
    const input = { text: 'Once', inReplyTo: parent, idempotencyKey: 'once' };
    await losing(['insert', 'conversationId', 'outbox'], () => bob.refusal(Post, { input }));
    const { postTweet } = await bob.get(Post, { input });
    expect(postTweet.inReplyTo?.id).toBe(parent);
    expect(await shown(ada, parent)).toMatchObject({ repliesCount: 1 });
    expect(await spent(RULES.tweets, bob)).toBe(before + 1);
    await network.settle();
    expect(await shown(ada, parent)).toMatchObject({ repliesCount: 1 });
  });
});

it('reports a like as new when the driver has retried its insert after a lost reply', async () => {
  await using inside = await openTweetsInside();
  const { store, createEvent } = inside;
  const tweet = { tweetId: '1', authorId: '2' };
  const event = createEvent('tweet.liked', '3', { ...tweet, userId: '3' });
  expect(await store.likes.add(tweet, '3', event)).toMatchObject({ isChanged: true });
  expect(await store.likes.add(tweet, '3', event)).toMatchObject({ isChanged: true });
  const other = createEvent('tweet.liked', '3', { ...tweet, userId: '3' });
  expect(await store.likes.add(tweet, '3', other)).toEqual({ isChanged: false, pendingEvents: [event] });
});
