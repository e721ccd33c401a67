import { describe, expect } from 'vitest';
import { cast, Client, story } from '#testkit/client/index.js';
import { BlockUser } from '#testkit/operations/users.js';
import { Bookmark, DeleteTweet, Like, WholeTweet } from '#testkit/operations/tweets.js';
import { Bookmarks, LikedBy, Replies, TweetsOf } from '#testkit/operations/tweet-lists.js';

const it = story({ cast: ['ada', 'bob'] });

describe('a deleted tweet', () => {
  it('is missing in every list, also for its author', async ({ ada, bob }) => {
    const parent = await ada.post('A parent');
    const id = await ada.post('Remember me not', { inReplyTo: parent });
    await bob.get(Like, { id });
    await bob.get(Bookmark, { id });
    const lists = async () => [
      await ada.get(TweetsOf, { username: 'ada', replies: true }),
      await bob.get(LikedBy, { username: 'bob' }),
      await bob.get(Bookmarks, {}),
      await ada.get(Replies, { id: parent }),
    ];
    for (const list of await lists()) expect(JSON.stringify(list)).toContain(id);
    expect((await ada.get(DeleteTweet, { id })).deleteTweet).toBe(id);
    expect((await ada.get(WholeTweet, { id })).tweet).toBeNull();
    const after = await lists();
    for (const list of after) expect(JSON.stringify(list)).not.toContain(id);
    expect(after.at(-1)).toMatchObject({ tweet: { repliesCount: 0 } });
  });

  it('leaves no text in the documents', async ({ network, ada }) => {
    const id = await ada.post('My secret plan @bob #hush https://example.com');
    await ada.deleteTweet(id);
    await network.settle();
    const left = await network.infrastructure.mongo
      .database('tweets')
      .collection<{ _id: string }>('tweets')
      .findOne({ _id: id });
    expect(left).toMatchObject({ authorId: ada.id });
    expect(JSON.stringify(left)).not.toMatch(/secret|hush|example\.com/);
  });

  it('can be deleted again and is subtracted from the count once', async ({ network }) => {
    const { carol } = await cast(network, 'carol');
    const id = await carol.post('Twice');
    await carol.post('Stays');
    await Promise.all(Array.from({ length: 20 }, () => carol.get(DeleteTweet, { id })));
    await network.settle();
    expect((await carol.get(TweetsOf, { username: 'carol' })).user?.tweetsCount).toBe(1);
  });

  it('can be deleted by its author only', async ({ network, ada, bob }) => {
    const id = await ada.post('Mine');
    expect(await bob.refusal(DeleteTweet, { id })).toBe('FORBIDDEN');
    await ada.get(BlockUser, { id: bob.id });
    expect(await bob.refusal(DeleteTweet, { id })).toBe('NOT_FOUND');
    expect(await bob.refusal(DeleteTweet, { id: '1000000000000000001' })).toBe('NOT_FOUND');
    expect(await bob.refusal(DeleteTweet, { id: '-1' })).toBe('BAD_USER_INPUT');
    expect(await new Client(network.url).refusal(DeleteTweet, { id })).toBe('UNAUTHENTICATED');
    expect((await ada.get(WholeTweet, { id })).tweet?.text).toBe('Mine');
  });
});
