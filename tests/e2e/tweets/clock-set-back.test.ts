import { afterEach, describe, expect } from 'vitest';
import { type TestUser, story } from '#testkit/client/index.js';
import { Edit, Like, Post, Retweet, WholeTweet } from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';

const BACK_MS = 600_000;

let back = 0;
/** The time at which the clock is stopped, in ms since 1970; null while it runs. */
let held: number | null = null;

const it = story({ cast: ['ada', 'bob'], network: { clock: { now: () => (held ?? Date.now()) - back } } });

describe('a clock that is behind the newest id', () => {
  afterEach(() => {
    back = 0;
    held = null;
  });

  const everythingOf = async (author: TestUser) =>
    (await author.get(TweetsOf, { username: author.username, first: 100, replies: true })).user;

  it('by minutes makes writes SERVICE_UNAVAILABLE until it has caught up', async ({ network, ada, bob }) => {
    const id = await ada.post('Before');
    await network.settle();
    const before = await everythingOf(ada);
    const whole = await bob.get(WholeTweet, { id });
    const input = { text: 'Out of time', idempotencyKey: 'key', inReplyTo: id };

    back = BACK_MS;
    const { data, errors } = await ada.send(Post, { input });
    expect(data).toEqual({ postTweet: null });
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: 1 } }]);
    expect(await ada.refusal(Edit, { id, text: 'Out of time' })).toBe('SERVICE_UNAVAILABLE');
    expect(await bob.refusal(Like, { id })).toBe('SERVICE_UNAVAILABLE');
    expect(await bob.refusal(Retweet, { id })).toBe('SERVICE_UNAVAILABLE');
    await network.settle();
    expect(await everythingOf(ada)).toEqual(before);
    const viewsCount: unknown = expect.any(Number);
    expect((await bob.get(WholeTweet, { id })).tweet).toEqual({ ...whole.tweet, viewsCount });

    back = 0;
    // The refused write has stored nothing, not even its idempotency key.
    const { postTweet } = await ada.get(Post, { input });
    expect(postTweet.id > id).toBe(true);
    expect((await bob.get(Like, { id })).likeTweet.likesCount).toBe(1);
  });

  it('by a few ms does not stop writes, and newer tweets get greater ids', async ({ network, ada }) => {
    // Reactions take ids, too.
    await network.settle();
    held = Date.now();
    const ids = [await ada.post('Number 0')];
    for (let step = 1; step <= 5; step++) {
      back += 8;
      ids.push(await ada.post(`Number ${step}`));
    }
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });
});
