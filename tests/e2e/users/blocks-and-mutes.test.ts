import { describe, expect } from 'vitest';
import { cast, Client, type TestUser, story } from '#testkit/client/index.js';
import {
  BlockUser,
  FollowUser,
  MuteUser,
  Profile,
  RemoveFollower,
  UnblockUser,
  UnfollowUser,
  UnmuteUser,
  UpdateProfile,
} from '#testkit/operations/users.js';
import { Followers, OwnLists, SearchUsers, Suggestions } from '#testkit/operations/user-lists.js';
import { TweetById } from '#testkit/operations/tweets.js';
import { users } from '#subgraphs/users/index.js';

const it = story({ recentFollowers: ['ann', 'bob'] });

describe('between two users', () => {
  const seenBy = async (me: Client, other: TestUser) =>
    (await me.get(Profile, { username: other.username })).user;

  describe('a block', () => {
    it('ends both follows and corrects the counts', async ({ ann, bob }) => {
      await ann.follow(bob);
      await bob.follow(ann);
      const { user } = await ann.get(BlockUser, { id: bob.id });
      expect(user).toMatchObject({
        followersCount: 0,
        followingCount: 0,
        viewerRelationship: { following: false, followedBy: false, blocking: true },
      });
      expect(await seenBy(ann, ann)).toMatchObject({ followersCount: 0, followingCount: 0 });
      await ann.get(BlockUser, { id: bob.id });
    });

    it('ends the request to a protected account', async ({ ann, bob }) => {
      await ann.get(UpdateProfile, { input: { protected: true } });
      await bob.get(FollowUser, { id: ann.id });
      await ann.get(BlockUser, { id: bob.id });
      expect((await ann.get(OwnLists, {})).viewer?.followRequests.edges).toEqual([]);
      await ann.get(UnblockUser, { id: bob.id });
      expect((await seenBy(bob, ann))?.viewerRelationship?.followRequested).toBe(false);
    });

    it('hides the blocker from the blocked user on every path', async ({ network, ann, bob }) => {
      const id = await ann.post('Not for Bob');
      const { fan } = await cast(network, 'fan');
      await ann.follow(fan);
      await ann.get(BlockUser, { id: bob.id });
      await network.settle();
      expect(await seenBy(bob, ann)).toBeNull();
      expect((await bob.get(TweetById, { id })).tweet).toBeNull();
      expect((await bob.get(SearchUsers, { query: ann.username })).searchUsers.edges).toEqual([]);
      const { suggestedUsers } = await bob.get(Suggestions, { first: 100 });
      expect(suggestedUsers.map(({ username }) => username)).not.toContain(ann.username);
      const { user } = await bob.get(Followers, { username: fan.username });
      expect(user?.followers.edges).toEqual([]);
      expect(await bob.refusal(FollowUser, { id: ann.id })).toBe('NOT_FOUND');
      // Other users see her.
      expect(await seenBy(new Client(network.url), ann)).toMatchObject({ username: ann.username });
    });

    it("hides the blocked user's tweets from the blocker, but not the profile", async ({ ann, bob }) => {
      const id = await bob.post('Not for Ann');
      await ann.get(BlockUser, { id: bob.id });
      expect((await ann.get(TweetById, { id })).tweet).toBeNull();
      expect(await seenBy(ann, bob)).toMatchObject({ viewerRelationship: { blocking: true } });
      const { viewer } = await ann.get(OwnLists, {});
      expect(viewer?.blocks.edges.map(({ node }) => node?.username)).toEqual([bob.username]);
      expect(await ann.refusal(FollowUser, { id: bob.id })).toBe('FORBIDDEN');
      const { user } = await ann.get(UnblockUser, { id: bob.id });
      expect(user?.viewerRelationship).toMatchObject({ blocking: false, following: false });
      expect((await ann.get(TweetById, { id })).tweet?.id).toBe(id);
      await ann.get(UnblockUser, { id: bob.id });
    });

    it('in both directions is made and lifted by each user alone', async ({ ann, bob }) => {
      await Promise.all([ann.get(BlockUser, { id: bob.id }), bob.get(BlockUser, { id: ann.id })]);
      expect([await seenBy(ann, bob), await seenBy(bob, ann)]).toEqual([null, null]);
      await ann.get(UnblockUser, { id: bob.id });
      expect(await seenBy(ann, bob)).toBeNull();
      expect(await seenBy(bob, ann)).toMatchObject({ viewerRelationship: { blocking: true } });
      await bob.get(UnblockUser, { id: ann.id });
      expect(await seenBy(ann, bob)).not.toBeNull();
    });

    it('can be answered by a block, a mute or their end, with an answer that tells nothing', async ({
      network,
      ann,
      bob,
    }) => {
      const { gone, away } = await cast(network, 'gone', 'away');
      const { admin } = network.subgraph(users).parts;
      await admin.deleteUser({ id: gone.id });
      await admin.suspendUser({ id: away.id });
      await ann.get(BlockUser, { id: bob.id });
      for (const mutation of [BlockUser, UnblockUser, MuteUser, UnmuteUser, RemoveFollower, UnfollowUser]) {
        const answers = [];
        // A user who blocks Bob, a deleted and a suspended one: Bob cannot tell them apart.
        for (const { id } of [ann, gone, away]) answers.push(await bob.send(mutation, { id }));
        for (const { data, errors } of answers) expect([data, errors]).toEqual([{ user: null }, []]);
        expect(await bob.refusal(mutation, { id: '1700000000000000000' })).toBe('NOT_FOUND');
      }
      await bob.get(BlockUser, { id: ann.id });
      await ann.get(UnblockUser, { id: bob.id });
      expect((await bob.get(OwnLists, {})).viewer?.blocks.edges.map(({ node }) => node?.username)).toEqual([
        ann.username,
      ]);
    });

    it('keeps mentions from the blocked user, and from everybody else', async ({ network, ann, bob }) => {
      const { cat } = await cast(network, 'cat');
      const mentionsOf = async (id: string): Promise<string[]> => {
        const { tweet } = await cat.get<{ tweet: { mentions: { id: string }[] } }, object>(
          `{ tweet(id: "${id}") { mentions { id } } }`,
        );
        return tweet.mentions.map((user) => user.id);
      };
      const mentionsTimeline = async (user: TestUser): Promise<string[]> => {
        const found = await user.get<{ mentionsTimeline: { edges: { node: { id: string } }[] } }, object>(
          '{ mentionsTimeline(first: 10) { edges { node { id } } } }',
        );
        return found.mentionsTimeline.edges.map(({ node }) => node.id);
      };
      const before = await ann.post(`Hello @${bob.username}`);
      expect(await mentionsOf(before)).toEqual([bob.id]);
      await ann.get(BlockUser, { id: bob.id });
      await bob.get(BlockUser, { id: ann.id });
      const text = `Hello again @${bob.username} and @${cat.username}`;
      const after = await ann.post(text);
      const edited = await ann.post('Hello');
      await ann.get(`mutation { editTweet(id: "${edited}", text: "Hello @${bob.username}") { id } }`);
      expect([await mentionsOf(after), await mentionsOf(edited)]).toEqual([[cat.id], []]);
      await ann.get(UnblockUser, { id: bob.id });
      await bob.get(UnblockUser, { id: ann.id });
      await network.settle();
      // Not even when the blocks are lifted.
      expect(await mentionsTimeline(bob)).toEqual([before]);
      expect(await mentionsTimeline(cat)).toEqual([after]);
    });

    it('of oneself or of an unknown user is refused', async ({ ann }) => {
      expect(await ann.refusal(BlockUser, { id: ann.id })).toBe('BAD_USER_INPUT');
      expect(await ann.refusal(BlockUser, { id: '1700000000000000000' })).toBe('NOT_FOUND');
      expect(await ann.refusal(BlockUser, { id: 'bob' })).toBe('BAD_USER_INPUT');
    });
  });

  describe('a mute', () => {
    it("hides a user's tweets from the timeline and keeps the follow, until it is lifted", async ({
      network,
      ann,
      bob,
    }) => {
      await ann.follow(bob);
      await bob.post('Too much');
      await network.settle();
      const { user } = await ann.get(MuteUser, { id: bob.id });
      expect(user?.viewerRelationship).toMatchObject({ muting: true, following: true });
      expect(await ann.homeTexts()).toEqual([]);
      const { viewer } = await ann.get(OwnLists, {});
      expect(viewer?.mutes.edges.map(({ node }) => node?.username)).toEqual([bob.username]);
      await ann.get(UnmuteUser, { id: bob.id });
      expect(await ann.homeTexts()).toEqual(['Too much']);
    });

    it('is invisible to the muted user', async ({ ann, bob }) => {
      await bob.follow(ann);
      const before = await seenBy(bob, ann);
      await ann.get(MuteUser, { id: bob.id });
      expect(await seenBy(bob, ann)).toEqual(before);
      const id = await ann.post('Still for Bob');
      expect((await bob.get(TweetById, { id })).tweet?.id).toBe(id);
    });

    it('changes nothing when it is repeated, or lifted without being there', async ({ ann, bob }) => {
      for (const muting of [true, true]) {
        expect((await ann.get(MuteUser, { id: bob.id })).user?.viewerRelationship).toMatchObject({
          muting,
        });
      }
      for (const muting of [false, false]) {
        expect((await ann.get(UnmuteUser, { id: bob.id })).user?.viewerRelationship).toMatchObject({
          muting,
        });
      }
    });
  });
});
