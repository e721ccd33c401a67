import { describe, expect } from 'vitest';
import { cast, Client, type TestUser, story } from '#testkit/client/index.js';
import { BlockUser, Protect } from '#testkit/operations/users.js';
import { Post, Retweet, WholeTweet } from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob', 'hermit'] });

describe('postTweet', () => {
  const ownTweets = async (author: TestUser): Promise<{ count: number; texts: (string | undefined)[] }> => {
    const { user } = await author.get(TweetsOf, { username: author.username, first: 100, replies: true });
    return {
      count: user?.tweetsCount ?? -1,
      texts: user?.tweets.edges.map(({ node }) => node?.text) ?? [],
    };
  };

  it('returns the tweet with hashtags, mentions, URLs and language of its text', async ({ network, ada }) => {
    const text =
      'Good morning @bob and @nobody, the weather is lovely! #Weather #weather https://example.com/sun';
    const { postTweet } = await ada.get(Post, { input: { text } });
    expect(postTweet).toEqual({
      id: expect.stringMatching(/^\d{19}$/) as string,
      kind: 'ORIGINAL',
      text,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      editedAt: null,
      edits: [],
      author: { id: ada.id, username: 'ada' },
      hashtags: ['Weather'],
      mentions: [{ username: 'bob' }],
      urls: ['https://example.com/sun'],
      lang: 'en',
      conversationId: postTweet.id,
      inReplyTo: null,
      quoted: null,
      retweetOf: null,
      likesCount: 0,
      retweetsCount: 0,
      quotesCount: 0,
      repliesCount: 0,
      viewsCount: expect.any(Number) as number,
      viewerHasLiked: false,
      viewerHasRetweeted: false,
      viewerHasBookmarked: false,
    });
    const { tweet } = await new Client(network.url).get(WholeTweet, { id: postTweet.id });
    expect(tweet).toEqual({ ...postTweet, viewsCount: expect.any(Number) as number });
  });

  it.for([
    ['line ends, tabs and blanks around', '  one\n\n\ttwo\r\n '],
    ['accents in either form', 'caf\u00e9 cafe\u0301'],
    ['marks of direction', 'a\u202eb\u202c \u2066c\u2069'],
    ['emoji of many parts', '👩🏽‍❤️‍💋‍👨🏿🇩🇪'],
    ['markup and quotes', '<b>"&amp;\'</b> \\u0000 ${x} {{y}}'],
    ['names of JavaScript', '__proto__ constructor toString'],
  ] as const)('keeps a text as it was sent: %s', async ([_, text], { ada, bob }) => {
    const { postTweet } = await ada.get(Post, { input: { text } });
    expect(postTweet.text).toBe(text);
    expect((await bob.get(WholeTweet, { id: postTweet.id })).tweet?.text).toBe(text);
  });

  it.for([
    ['an empty text', { text: '' }],
    ['an invisible text', { text: '\u200b \u2800' }],
    ['281 letters', { text: 'a'.repeat(281) }],
    ['NUL', { text: 'a\u0000b' }],
    ['half an emoji', { text: 'a\ud83d' }],
    ['a parent that is no id', { text: 'a', inReplyTo: '1e3' }],
    ['a parent beyond all ids', { text: 'a', inReplyTo: '9999999999999999999' }],
    ['a quoted tweet that is no id', { text: 'a', quoteOf: '__proto__' }],
    ['an empty key', { text: 'a', idempotencyKey: '' }],
    ['a key of 65 characters', { text: 'a', idempotencyKey: 'k'.repeat(65) }],
    ['a key with a line end', { text: 'a', idempotencyKey: 'k\n' }],
  ] as const)('refuses %s and changes nothing', async ([_, input], { bob }) => {
    const before = await ownTweets(bob);
    expect(await bob.refusal(Post, { input })).toBe('BAD_USER_INPUT');
    expect(await ownTweets(bob)).toEqual(before);
  });

  it('refuses a text of 10 MB before parsing it', async ({ bob }) => {
    const answer = await bob.send(Post, { input: { text: 'a'.repeat(10_000_000) } });
    expect(answer).toMatchObject({ status: 413, data: null });
  });

  it('returns UNAUTHENTICATED without sign-in', async ({ network }) => {
    const anonymous = new Client(network.url);
    expect(await anonymous.refusal(Post, { input: { text: 'Who am I?' } })).toBe('UNAUTHENTICATED');
  });

  it('counts the tweets of an author exactly, also 50 concurrent ones', async ({ network }) => {
    const { eve } = await cast(network, 'eve');
    const texts = Array.from({ length: 50 }, (_, index) => `Tweet number ${index}`);
    const ids = await Promise.all(texts.map((text) => eve.post(text)));
    expect(new Set(ids).size).toBe(50);
    const { count, texts: found } = await ownTweets(eve);
    expect(count).toBe(50);
    expect(found.toSorted()).toEqual(texts.toSorted());
    await network.settle();
    expect((await ownTweets(eve)).count).toBe(50);
  });

  describe('a quote', () => {
    it('shows the quoted tweet and is counted on it', async ({ ada, bob }) => {
      const quoteOf = await ada.post('To be quoted');
      const { postTweet } = await bob.get(Post, { input: { text: 'Look at this', quoteOf } });
      expect(postTweet).toMatchObject({ kind: 'QUOTE', quoted: { id: quoteOf }, inReplyTo: null });
      expect((await ada.get(WholeTweet, { id: quoteOf })).tweet?.quotesCount).toBe(1);
      await bob.deleteTweet(postTweet.id);
      expect((await ada.get(WholeTweet, { id: quoteOf })).tweet?.quotesCount).toBe(0);
    });

    it('of a retweet quotes the original', async ({ ada, bob, hermit }) => {
      const original = await ada.post('The original');
      const { retweet } = await hermit.get(Retweet, { id: original });
      const { postTweet } = await bob.get(Post, { input: { text: 'See', quoteOf: retweet.id } });
      expect(postTweet.quoted?.id).toBe(original);
    });

    it('returns NOT_FOUND for a tweet that is unknown, deleted or behind a block', async ({
      network,
      ada,
    }) => {
      const deleted = await ada.post('Soon gone');
      await ada.deleteTweet(deleted);
      const { mallory } = await cast(network, 'mallory');
      const blocked = await mallory.post('Not for ada');
      await mallory.get(BlockUser, { id: ada.id });
      for (const quoteOf of ['1000000000000000001', deleted, blocked]) {
        expect(await ada.refusal(Post, { input: { text: 'See', quoteOf } })).toBe('NOT_FOUND');
        expect(await ada.refusal(Post, { input: { text: 'See', inReplyTo: quoteOf } })).toBe('NOT_FOUND');
      }
    });

    it('of a protected tweet returns NOT_FOUND to strangers and FORBIDDEN to followers', async ({
      ada,
      bob,
      hermit,
    }) => {
      await bob.follow(hermit);
      const quoteOf = await hermit.post('Among friends');
      await hermit.get(Protect, { protected: true });
      expect(await ada.refusal(Post, { input: { text: 'See', quoteOf } })).toBe('NOT_FOUND');
      expect(await bob.refusal(Post, { input: { text: 'See', quoteOf } })).toBe('FORBIDDEN');
      expect((await hermit.get(Post, { input: { text: 'As I said', quoteOf } })).postTweet.kind).toBe(
        'QUOTE',
      );
    });
  });
});
