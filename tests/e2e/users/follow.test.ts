import { describe, expect } from 'vitest';
import type { Client } from '#testkit/client/index.js';
import { type TestUser, story } from '#testkit/client/index.js';
import { FollowUser, Profile, RemoveFollower, UnfollowUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob'] });

describe('following', () => {
  const relation = async (me: Client, other: TestUser) =>
    (await me.get(Profile, { username: other.username })).user?.viewerRelationship;
  const nothing = {
    following: false,
    followedBy: false,
    followRequested: false,
    blocking: false,
    muting: false,
  };

  it('is visible to both users at once', async ({ anybody, ann, bob }) => {
    const { user } = await ann.get(FollowUser, { id: bob.id });
    expect(user).toMatchObject({
      id: bob.id,
      followersCount: 1,
      viewerRelationship: { ...nothing, following: true },
    });
    expect(await relation(bob, ann)).toEqual({ ...nothing, followedBy: true });
    expect((await bob.get(Profile, { username: ann.username })).user?.followingCount).toBe(1);
    expect(await relation(anybody, bob)).toBeNull();
    expect(await relation(ann, ann)).toBeNull();
  });

  it('changes nothing when it is repeated, or ended without being there', async ({ ann, bob }) => {
    for (const followersCount of [1, 1]) {
      expect((await ann.get(FollowUser, { id: bob.id })).user).toMatchObject({ followersCount });
    }
    for (const followersCount of [0, 0]) {
      expect((await ann.get(UnfollowUser, { id: bob.id })).user).toMatchObject({ followersCount });
    }
    expect(await relation(ann, bob)).toEqual(nothing);
  });

  it('ends when the followed user removes the follower', async ({ ann, bob }) => {
    await ann.get(FollowUser, { id: bob.id });
    await bob.get(FollowUser, { id: ann.id });
    const { user } = await bob.get(RemoveFollower, { id: ann.id });
    expect(user).toMatchObject({ id: ann.id, followingCount: 0, followersCount: 1 });
    expect(await relation(bob, ann)).toEqual({ ...nothing, following: true });
    await bob.get(RemoveFollower, { id: ann.id });
  });

  it('requires another, existing user', async ({ ann }) => {
    expect(await ann.refusal(FollowUser, { id: ann.id })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(FollowUser, { id: '1700000000000000000' })).toBe('NOT_FOUND');
    for (const id of [
      ...['0', '-1', '1e3', '0x10', '', ' 1', 'ann', '__proto__', '507f1f77bcf86cd799439011'],
      ...[
        '9223372036854775808',
        '1'.repeat(40),
        '17000000000000000.0',
        '１７００００００００００００００００',
      ],
    ]) {
      const { errors } = await ann.send(FollowUser, { id });
      expect([id, errors[0]?.extensions]).toMatchObject([id, { code: 'BAD_USER_INPUT', field: 'id' }]);
    }
  });

  it('runs in order when one operation has two', async ({ ann, bob }) => {
    const { data } = await ann.send<Record<string, object>, Record<string, never>>(`mutation {
      a: followUser(id: "${bob.id}") { followersCount viewerRelationship { following } }
      b: unfollowUser(id: "${bob.id}") { followersCount viewerRelationship { following } }
      c: followUser(id: "${bob.id}") { followersCount viewerRelationship { following } }
    }`);
    expect(data).toEqual({
      a: { followersCount: 1, viewerRelationship: { following: true } },
      b: { followersCount: 0, viewerRelationship: { following: false } },
      c: { followersCount: 1, viewerRelationship: { following: true } },
    });
  });
});
