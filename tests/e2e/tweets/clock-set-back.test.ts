import { afterEach, describe, expect } from 'vitest';
import { timeOf } from '#platform/snowflake.js';
import { type TestUser, story } from '#testkit/client/index.js';
import { Edit, Like, Post, Retweet, WholeTweet } from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';

const BACK_MS = 600_000;

let back = 0;
/** Time stands still here, in ms since 1970; null while it passes. */
let held: number | null = null;

const it = story({ cast: ['ada', 'bob'], network: { clock: { now: () => (held ?? Date.now()) - back } } });

describe('while the clock of the machine stands behind the newest id', () => {
  afterEach(() => {
    back = 0;
    held = null;
  });

  const everythingOf = async (author: TestUser) =>
    (await author.get(TweetsOf, { username: author.username, first: 100, replies: true })).user;

  it('by minutes nothing is written, which is said, and then writing goes on', async ({
    network,
    ada,
    bob,
  }) => {
    const id = await ada.post('Before');
    await network.settle();
    const before = await everythingOf(ada);
    const whole = await bob.get(WholeTweet, { id });
    const input = { text: 'Out of time', idempotencyKey: 'key', inReplyTo: id };

    back = BACK_MS;
    const { data, errors } = await ada.send(Post, { input });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE', retryAfter: 1 } }]);
    expect(await ada.refusal(Edit, { id, text: 'Out of time' })).toBe('SERVICE_UNAVAILABLE');
    expect(await bob.refusal(Like, { id })).toBe('SERVICE_UNAVAILABLE');
    expect(await bob.refusal(Retweet, { id })).toBe('SERVICE_UNAVAILABLE');
    await network.settle();
    expect(await everythingOf(ada)).toEqual(before);
    const viewsCount: unknown = expect.any(Number);
    expect((await bob.get(WholeTweet, { id })).tweet).toEqual({ ...whole.tweet, viewsCount });

    back = 0;
    // The refused one has left nothing behind, not even its key.
    const { postTweet } = await ada.get(Post, { input });
    expect(postTweet.id > id).toBe(true);
    expect((await bob.get(Like, { id })).likeTweet.likesCount).toBe(1);
  });

  it('by some ms everything goes on, and newer tweets have greater ids', async ({ ada }) => {
    const ids = [await ada.post('Number 0')];
    held = timeOf(ids[0]!);
    for (let step = 1; step <= 5; step++) {
      back += 8;
      ids.push(await ada.post(`Number ${step}`));
    }
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });
});
