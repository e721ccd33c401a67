import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, Client, openNetwork, type Person } from './client/index.js';
import { Followers, Following } from './people/list-operations.js';
import { FollowPerson, Profile, RemoveFollower, UnfollowPerson } from './people/operations.js';

describe('following', () => {
  let network: Network;
  let ann: Person;
  let bob: Person;
  let round = 0;

  beforeAll(async () => {
    network = await openNetwork();
  });
  beforeEach(async () => {
    round += 1;
    const people = await cast(network, `ann${round}`, `bob${round}`);
    [ann, bob] = [people[`ann${round}`] as Person, people[`bob${round}`] as Person];
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const relation = async (me: Client, other: Person) =>
    (await me.get(Profile, { username: other.username })).user?.viewerRelationship;
  const nothing = {
    following: false,
    followedBy: false,
    followRequested: false,
    blocking: false,
    muting: false,
  };

  it('shows at once on both sides', async () => {
    const { person } = await ann.get(FollowPerson, { id: bob.id });
    expect(person).toMatchObject({
      id: bob.id,
      followersCount: 1,
      viewerRelationship: { ...nothing, following: true },
    });
    expect(await relation(bob, ann)).toEqual({ ...nothing, followedBy: true });
    expect((await bob.get(Profile, { username: ann.username })).user?.followingCount).toBe(1);
    expect(await relation(new Client(network.url), bob)).toBeNull();
    expect(await relation(ann, ann)).toBeNull();
  });

  it('again, or ending what is not there, changes nothing', async () => {
    for (const followersCount of [1, 1]) {
      expect((await ann.get(FollowPerson, { id: bob.id })).person).toMatchObject({ followersCount });
    }
    for (const followersCount of [0, 0]) {
      expect((await ann.get(UnfollowPerson, { id: bob.id })).person).toMatchObject({ followersCount });
    }
    expect(await relation(ann, bob)).toEqual(nothing);
  });

  it('ends when the followed person takes the follower away', async () => {
    await ann.get(FollowPerson, { id: bob.id });
    await bob.get(FollowPerson, { id: ann.id });
    const { person } = await bob.get(RemoveFollower, { id: ann.id });
    expect(person).toMatchObject({ id: ann.id, followingCount: 0, followersCount: 1 });
    expect(await relation(bob, ann)).toEqual({ ...nothing, following: true });
    await bob.get(RemoveFollower, { id: ann.id });
  });

  it('needs somebody else who is there', async () => {
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

  it('can be done twice in one operation, in order', async () => {
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

describe('the lists of followers', () => {
  let network: Network;
  let star: Person;
  let fans: Person[];

  beforeAll(async () => {
    network = await openNetwork();
    ({ star } = await cast(network, 'star'));
    const names = Array.from({ length: 25 }, (_, index) => `fan${index}`);
    fans = Object.values(await cast(network, ...names));
    for (const fan of fans) await fan.follow(star);
    await star.follow(fans[3] as Person);
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const page = async (first: number, after?: string | null, by: Client = star) =>
    (await by.get(Followers, { username: 'star', first, after: after ?? null })).user?.followers;
  const namesOf = (list: Awaited<ReturnType<typeof page>>) => list?.edges.map(({ node }) => node?.username);
  const newestFirst = (): string[] => fans.map(({ username }) => username).reverse();

  it('stand newest first, page by page, with how the viewer stands to each', async () => {
    const first = await page(10);
    expect(namesOf(first)).toEqual(newestFirst().slice(0, 10));
    expect(first?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(10, first?.pageInfo.endCursor);
    const third = await page(10, second?.pageInfo.endCursor);
    expect([...(namesOf(second) ?? []), ...(namesOf(third) ?? [])]).toEqual(newestFirst().slice(10));
    expect(third?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const standings = third?.edges.map(({ node }) => [node?.username, node?.viewerRelationship]);
    expect(standings).toContainEqual(['fan3', { following: true, followedBy: true }]);
    expect(standings).toContainEqual(['fan4', { following: false, followedBy: true }]);
  });

  it('know that the page that fits exactly is the last', async () => {
    const all = await page(25);
    expect(all?.edges).toHaveLength(25);
    expect(all?.pageInfo.hasNextPage).toBe(false);
    expect(await page(5, all?.pageInfo.endCursor)).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false },
    });
  });

  it('of whom a person follows are the other way round', async () => {
    const { user } = await star.get(Following, { username: 'fan7' });
    expect(user?.following.edges.map(({ node }) => node?.username)).toEqual(['star']);
  });

  it('go on behind a cursor though people come and go', async () => {
    const first = await page(10);
    await star.follow(fans[20] as Person);
    await (fans[14] as Person).unfollow(star);
    await (fans[20] as Person).unfollow(star);
    await (fans[20] as Person).follow(star);
    const names: (string | undefined)[] = [];
    for (let after = first?.pageInfo.endCursor; after;) {
      const next = await page(4, after);
      names.push(...(namesOf(next) ?? []));
      after = next?.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    }
    expect(names).toEqual(
      newestFirst()
        .slice(10)
        .filter((name) => name !== 'fan14'),
    );
    await (fans[14] as Person).follow(star);
  });

  it('refuse cursors that were made up, cut, or taken from another list, and page sizes out of bounds', async () => {
    const cursor = (await page(1))?.edges[0]?.cursor ?? '';
    const other = (await star.get(Following, { username: 'star' })).user?.following.edges[0]?.cursor ?? '';
    for (const after of ['x', '', cursor.slice(1), `${cursor}A`, other, 'é'.repeat(1_000)]) {
      const { errors } = await star.send(Followers, { username: 'star', after });
      expect([after, errors[0]?.extensions]).toMatchObject([
        after,
        { code: 'BAD_USER_INPUT', field: 'after' },
      ]);
    }
    for (const first of [0, -1, 101, 2_147_483_647]) {
      const { errors } = await star.send(Followers, { username: 'star', first });
      expect([first, errors[0]?.extensions.code]).toEqual([
        first,
        expect.stringMatching(/BAD_USER_INPUT|TOO_COMPLEX/),
      ]);
    }
  });
});
