import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, Client, openNetwork, operations, type Person } from './client/index.js';
import { Followers, Following, OwnLists } from './people/list-operations.js';
import {
  Accept,
  Decline,
  FollowPerson,
  Profile,
  RemoveFollower,
  UnfollowPerson,
  UpdateProfile,
} from './people/operations.js';

const { TweetById } = operations;

describe('a protected account', () => {
  let network: Network;
  let shy: Person;
  let bob: Person;
  let eve: Person;
  let round = 0;

  beforeAll(async () => {
    network = await openNetwork();
  });
  beforeEach(async () => {
    const names = ['shy', 'bob', 'eve'].map((name) => `${name}_${round}`);
    round += 1;
    const people = await cast(network, ...names);
    [shy, bob, eve] = names.map((name) => people[name]) as [Person, Person, Person];
    await shy.get(UpdateProfile, { input: { protected: true } });
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const relation = async (me: Person, other: Person) =>
    (await me.get(Profile, { username: other.username })).user?.viewerRelationship;
  const requests = async (): Promise<(string | undefined)[] | undefined> =>
    (await shy.get(OwnLists, {})).viewer?.followRequests.edges.map(({ node }) => node?.username);
  const ask = (who: Person) => who.get(FollowPerson, { id: shy.id });

  it('is asked, not followed; asking again changes nothing', async () => {
    for (let time = 0; time < 2; time++) {
      const { person } = await ask(bob);
      expect(person).toMatchObject({
        protected: true,
        followersCount: 0,
        viewerRelationship: { following: false, followRequested: true },
      });
    }
    await ask(eve);
    expect(await requests()).toEqual([eve.username, bob.username]);
    expect(await relation(shy, bob)).toMatchObject({ followedBy: false });
  });

  it('accepts who asks, once', async () => {
    await ask(bob);
    for (let time = 0; time < 2; time++) {
      const { person } = await shy.get(Accept, { id: bob.id });
      expect(person).toMatchObject({
        id: bob.id,
        followingCount: 1,
        viewerRelationship: { followedBy: true },
      });
    }
    expect(await relation(bob, shy)).toMatchObject({ following: true, followRequested: false });
    expect(await requests()).toEqual([]);
  });

  it('declines who asks, and can be asked again', async () => {
    await ask(bob);
    await shy.get(Decline, { id: bob.id });
    expect(await relation(bob, shy)).toMatchObject({ following: false, followRequested: false });
    expect(await shy.refusal(Decline, { id: bob.id })).toBe('NOT_FOUND');
    await ask(bob);
    expect(await requests()).toEqual([bob.username]);
  });

  it('cannot accept who does not ask, who no longer asks, or who asks another', async () => {
    expect(await shy.refusal(Accept, { id: bob.id })).toBe('NOT_FOUND');
    await ask(bob);
    await bob.get(UnfollowPerson, { id: shy.id });
    expect(await shy.refusal(Accept, { id: bob.id })).toBe('NOT_FOUND');
    await ask(bob);
    expect(await eve.refusal(Accept, { id: bob.id })).toBe('NOT_FOUND');
    expect(await bob.refusal(Accept, { id: shy.id })).toBe('NOT_FOUND');
    expect(await relation(bob, shy)).toMatchObject({ following: false, followRequested: true });
  });

  it('shows its tweets and its lists to followers alone, its profile to everybody', async () => {
    await ask(bob);
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

  it('keeps the followers that it had when it was public', async () => {
    await shy.get(UpdateProfile, { input: { protected: false } });
    await ask(bob);
    await shy.get(UpdateProfile, { input: { protected: true } });
    expect(await relation(bob, shy)).toMatchObject({ following: true });
  });

  it('accepts everybody who waits when it goes public', async () => {
    await ask(bob);
    await ask(eve);
    await shy.get(UpdateProfile, { input: { protected: false } });
    await network.settle();
    expect(await requests()).toEqual([]);
    for (const who of [bob, eve]) {
      expect(await relation(who, shy)).toMatchObject({ following: true, followRequested: false });
    }
    expect((await bob.get(Profile, { username: shy.username })).user?.followersCount).toBe(2);
  });

  it('leaves nobody waiting who asks at the moment when it goes public', async () => {
    await Promise.all([shy.get(UpdateProfile, { input: { protected: false } }), ask(bob), ask(eve)]);
    await network.settle();
    expect(await requests()).toEqual([]);
    expect((await bob.get(Profile, { username: shy.username })).user?.followersCount).toBe(2);
  });
});
