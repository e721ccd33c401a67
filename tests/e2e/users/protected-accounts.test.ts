import { describe, expect } from 'vitest';
import { Client, type TestUser, story } from '#testkit/client/index.js';
import {
  Accept,
  Decline,
  FollowUser,
  Profile,
  RemoveFollower,
  UnfollowUser,
  UpdateProfile,
} from '#testkit/operations/users.js';
import { Followers, Following, OwnLists } from '#testkit/operations/user-lists.js';
import { TweetById } from '#testkit/operations/tweets.js';

const it = story({ recentFollowers: ['shy', 'bob', 'eve'] });

describe('a protected account', () => {
  it.beforeEach(async ({ shy }) => {
    await shy.get(UpdateProfile, { input: { protected: true } });
  });

  const relation = async (me: TestUser, other: TestUser) =>
    (await me.get(Profile, { username: other.username })).user?.viewerRelationship;

  const requests = async (of: TestUser) =>
    (await of.get(OwnLists, {})).viewer?.followRequests.edges.map(({ node }) => node?.username);
  const ask = (who: TestUser, whom: TestUser) => who.get(FollowUser, { id: whom.id });

  it('receives a request instead of a follow; a repeated request changes nothing', async ({
    shy,
    bob,
    eve,
  }) => {
    for (let time = 0; time < 2; time++) {
      const { user } = await ask(bob, shy);
      expect(user).toMatchObject({
        protected: true,
        followersCount: 0,
        viewerRelationship: { following: false, followRequested: true },
      });
    }
    await ask(eve, shy);
    expect(await requests(shy)).toEqual([eve.username, bob.username]);
    expect(await relation(shy, bob)).toMatchObject({ followedBy: false });
  });

  it('accepts a request once', async ({ shy, bob }) => {
    await ask(bob, shy);
    for (let time = 0; time < 2; time++) {
      const { user } = await shy.get(Accept, { id: bob.id });
      expect(user).toMatchObject({
        id: bob.id,
        followingCount: 1,
        viewerRelationship: { followedBy: true },
      });
    }
    expect(await relation(bob, shy)).toMatchObject({ following: true, followRequested: false });
    expect(await requests(shy)).toEqual([]);
  });

  it('declines a request, and can receive it again', async ({ shy, bob }) => {
    await ask(bob, shy);
    await shy.get(Decline, { id: bob.id });
    expect(await relation(bob, shy)).toMatchObject({ following: false, followRequested: false });
    expect(await shy.refusal(Decline, { id: bob.id })).toBe('NOT_FOUND');
    await ask(bob, shy);
    expect(await requests(shy)).toEqual([bob.username]);
  });

  it('cannot accept a request that does not exist, was withdrawn, or is to another user', async ({
    shy,
    bob,
    eve,
  }) => {
    expect(await shy.refusal(Accept, { id: bob.id })).toBe('NOT_FOUND');
    await ask(bob, shy);
    await bob.get(UnfollowUser, { id: shy.id });
    expect(await shy.refusal(Accept, { id: bob.id })).toBe('NOT_FOUND');
    await ask(bob, shy);
    expect(await eve.refusal(Accept, { id: bob.id })).toBe('NOT_FOUND');
    expect(await bob.refusal(Accept, { id: shy.id })).toBe('NOT_FOUND');
    expect(await relation(bob, shy)).toMatchObject({ following: false, followRequested: true });
  });

  it('shows its tweets and lists to followers alone, and its profile to every viewer', async ({
    network,
    shy,
    bob,
    eve,
  }) => {
    await ask(bob, shy);
    await shy.get(Accept, { id: bob.id });
    const id = await shy.post('For friends');
    const username = shy.username;
    for (const [who, may] of [
      [bob, true],
      [shy, true],
      [eve, false],
      [new Client(network.url), false],
    ] as [Client, boolean][]) {
      expect((await who.get(TweetById, { id })).tweet?.id).toBe(may ? id : undefined);
      expect((await who.get(Followers, { username })).user?.followers.edges).toHaveLength(may ? 1 : 0);
      expect((await who.get(Following, { username })).user?.following.edges).toHaveLength(0);
      expect((await who.get(Profile, { username })).user).toMatchObject({ username, protected: true });
    }
    await shy.get(RemoveFollower, { id: bob.id });
    expect((await bob.get(TweetById, { id })).tweet).toBeNull();
  });

  it('keeps the followers from when it was public', async ({ shy, bob }) => {
    await shy.get(UpdateProfile, { input: { protected: false } });
    await ask(bob, shy);
    await shy.get(UpdateProfile, { input: { protected: true } });
    expect(await relation(bob, shy)).toMatchObject({ following: true });
  });

  it('accepts all requests when it becomes public', async ({ network, shy, bob, eve }) => {
    await ask(bob, shy);
    await ask(eve, shy);
    await shy.get(UpdateProfile, { input: { protected: false } });
    await network.settle();
    expect(await requests(shy)).toEqual([]);
    for (const who of [bob, eve]) {
      expect(await relation(who, shy)).toMatchObject({ following: true, followRequested: false });
    }
    expect((await bob.get(Profile, { username: shy.username })).user?.followersCount).toBe(2);
  });

  it('accepts a request that is made while it becomes public', async ({ network, shy, bob, eve }) => {
    await Promise.all([
      shy.get(UpdateProfile, { input: { protected: false } }),
      ask(bob, shy),
      ask(eve, shy),
    ]);
    await network.settle();
    expect(await requests(shy)).toEqual([]);
    expect((await bob.get(Profile, { username: shy.username })).user?.followersCount).toBe(2);
  });
});
