import { describe, expect } from 'vitest';
import type { Client } from '../client/index.js';
import { type Person, story } from '../client/index.js';
import { FollowPerson, Profile, RemoveFollower, UnfollowPerson } from '../operations/people.js';

const it = story({ recentFollowers: ['ann', 'bob'] });

describe('following', () => {
  const relation = async (me: Client, other: Person) =>
    (await me.get(Profile, { username: other.username })).user?.viewerRelationship;
  const nothing = {
    following: false,
    followedBy: false,
    followRequested: false,
    blocking: false,
    muting: false,
  };

  it('shows at once on both sides', async ({ anybody, ann, bob }) => {
    const { person } = await ann.get(FollowPerson, { id: bob.id });
    expect(person).toMatchObject({
      id: bob.id,
      followersCount: 1,
      viewerRelationship: { ...nothing, following: true },
    });
    expect(await relation(bob, ann)).toEqual({ ...nothing, followedBy: true });
    expect((await bob.get(Profile, { username: ann.username })).user?.followingCount).toBe(1);
    expect(await relation(anybody, bob)).toBeNull();
    expect(await relation(ann, ann)).toBeNull();
  });

  it('again, or ending what is not there, changes nothing', async ({ ann, bob }) => {
    for (const followersCount of [1, 1]) {
      expect((await ann.get(FollowPerson, { id: bob.id })).person).toMatchObject({ followersCount });
    }
    for (const followersCount of [0, 0]) {
      expect((await ann.get(UnfollowPerson, { id: bob.id })).person).toMatchObject({ followersCount });
    }
    expect(await relation(ann, bob)).toEqual(nothing);
  });

  it('ends when the followed person takes the follower away', async ({ ann, bob }) => {
    await ann.get(FollowPerson, { id: bob.id });
    await bob.get(FollowPerson, { id: ann.id });
    const { person } = await bob.get(RemoveFollower, { id: ann.id });
    expect(person).toMatchObject({ id: ann.id, followingCount: 0, followersCount: 1 });
    expect(await relation(bob, ann)).toEqual({ ...nothing, following: true });
    await bob.get(RemoveFollower, { id: ann.id });
  });

  it('needs somebody else who is there', async ({ ann }) => {
    expect(await ann.refusal(FollowPerson, { id: ann.id })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(FollowPerson, { id: '1700000000000000000' })).toBe('NOT_FOUND');
    for (const id of [
      ...['0', '-1', '1e3', '0x10', '', ' 1', 'ann', '__proto__', '507f1f77bcf86cd799439011'],
      ...[
        '9223372036854775808',
        '1'.repeat(40),
        '17000000000000000.0',
        '１７００００００００００００００００',
      ],
    ]) {
      const { errors } = await ann.send(FollowPerson, { id });
      expect([id, errors[0]?.extensions]).toMatchObject([id, { code: 'BAD_USER_INPUT', field: 'id' }]);
    }
  });

  it('can be done twice in one operation, in order', async ({ ann, bob }) => {
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
