import { describe, expect } from 'vitest';
import type { Network } from '#network/index.js';
import { openAdministration } from '#subgraphs/users/commands/administration.js';
import { type TestUser, story } from '#testkit/client/index.js';
import { BlockUser, Protect, UnblockUser } from '#testkit/operations/users.js';
import {
  Bookmark,
  Like,
  Retweet,
  Unbookmark,
  UndoRetweet,
  Unlike,
  WholeTweet,
} from '#testkit/operations/tweets.js';

/** The id of no tweet. */
const NOWHERE = '1000000000000000001';

type Change = (users: { network: Network; author: TestUser; viewer: TestUser }) => Promise<unknown>;

/** The ways in which a tweet can become hidden from a viewer, and visible again. */
const HIDINGS: readonly { how: string; hide: Change; show: Change }[] = [
  {
    how: 'its author became protected',
    hide: ({ author }) => author.get(Protect, { protected: true }),
    show: ({ author }) => author.get(Protect, { protected: false }),
  },
  {
    how: 'its author blocked the viewer',
    hide: ({ author, viewer }) => author.get(BlockUser, { id: viewer.id }),
    show: ({ author, viewer }) => author.get(UnblockUser, { id: viewer.id }),
  },
  {
    how: 'the viewer blocked its author',
    hide: ({ author, viewer }) => viewer.get(BlockUser, { id: author.id }),
    show: ({ author, viewer }) => viewer.get(UnblockUser, { id: author.id }),
  },
  {
    how: 'its author was suspended',
    hide: async ({ network, author }) =>
      (await openAdministration(network.infrastructure)).suspendUser({ id: author.id }),
    show: async ({ network, author }) =>
      (await openAdministration(network.infrastructure)).unsuspendUser({ id: author.id }),
  },
];

const UNDOS = [Unlike, Unbookmark, UndoRetweet];
const UNDONE = {
  likesCount: 0,
  retweetsCount: 0,
  viewerHasLiked: false,
  viewerHasBookmarked: false,
  viewerHasRetweeted: false,
};

const it = story({ cast: ['carol'], recentFollowers: ['ann', 'bob', 'dora'] });

/** The response to an undo, without the request id. */
async function responseTo(user: TestUser, undo: (typeof UNDOS)[number], id: string) {
  const { status, data, errors } = await user.send<object, { id: string }>(undo.toString(), { id });
  return { status, data, errors: errors.map((error) => ({ ...error, extensions: error.extensions.code })) };
}

describe('an action on a tweet that has become hidden', () => {
  it.for(HIDINGS)(
    'can be undone without revealing the tweet when $how',
    async ({ hide, show }, { network, carol, ann, bob }) => {
      const users = { network, author: ann, viewer: bob };
      const id = await ann.post('Now you see me');
      for (const act of [Like, Bookmark, Retweet])
        await bob.get<object, { id: string }>(act.toString(), { id });
      expect((await carol.get(WholeTweet, { id })).tweet).toMatchObject({ likesCount: 1, retweetsCount: 1 });
      await hide(users);
      await network.settle();

      for (const undo of UNDOS) {
        const unknown = await responseTo(bob, undo, NOWHERE);
        expect(unknown.errors).toMatchObject([{ extensions: 'NOT_FOUND' }]);
        // The second time there is nothing to undo.
        for (let turn = 0; turn < 2; turn++) expect(await responseTo(bob, undo, id)).toEqual(unknown);
      }
      await network.settle();
      await show(users);
      await network.settle();
      expect((await bob.get(WholeTweet, { id })).tweet).toMatchObject(UNDONE);
    },
  );

  it("can be undone by the id of the viewer's own retweet", async ({ network, ann, bob }) => {
    const id = await ann.post('By its shadow');
    const { retweet } = await bob.get(Retweet, { id });
    await ann.get(BlockUser, { id: bob.id });
    expect(await bob.refusal(UndoRetweet, { id: retweet.id })).toBe('NOT_FOUND');
    await network.settle();
    expect((await ann.get(WholeTweet, { id })).tweet).toMatchObject(UNDONE);
  });

  it('is not undone by the id of a hidden retweet, which must not reveal its original', async ({
    ann,
    bob,
    dora,
  }) => {
    const id = await ann.post('Known to all');
    const passedOn = (await dora.get(Retweet, { id })).retweet.id;
    for (const act of [Like, Bookmark, Retweet])
      await bob.get<object, { id: string }>(act.toString(), { id });
    await dora.get(BlockUser, { id: bob.id });
    for (const undo of UNDOS)
      expect(await responseTo(bob, undo, passedOn)).toEqual(await responseTo(bob, undo, NOWHERE));
    expect((await bob.get(WholeTweet, { id })).tweet).toMatchObject({
      likesCount: 1,
      viewerHasLiked: true,
      viewerHasBookmarked: true,
      viewerHasRetweeted: true,
    });
  });

  it('of another user stays', async ({ network, carol, ann, bob }) => {
    const id = await ann.post('Not yours');
    await carol.get(Like, { id });
    await ann.get(BlockUser, { id: bob.id });
    expect(await bob.refusal(Unlike, { id })).toBe('NOT_FOUND');
    await network.settle();
    expect((await ann.get(WholeTweet, { id })).tweet).toMatchObject({ likesCount: 1 });
  });
});
