import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edgeId, type FollowDocument } from '#social/read-models/relationships/index.js';
import type { AnyEvent } from '#schema/events.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** A stored edge. */
type Edge = FollowDocument & { uncounted: string[]; outbox: AnyEvent[] };

describe('the counts of follows', () => {
  let subgraph: UsersSubgraph;
  let ann: Member;
  let bob: Member;
  let fans: Member[];
  const events: AnyEvent[] = [];

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    [ann, bob, ...fans] = (await subgraph.members(
      'ann',
      'bob',
      ...Array.from({ length: 20 }, (_, index) => `fan${index}`),
    )) as [Member, Member, ...Member[]];
    await subgraph.infrastructure.bus.tail('GRAPH', (event) => void events.push(event));
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const change = async (verb: 'followUser' | 'unfollowUser', from: Member, to: Member): Promise<number> => {
    const { data, errors } = await subgraph.ask(
      `mutation { ${verb}(id: "${to.id}") { followersCount } }`,
      from,
    );
    if (!data) throw new Error(JSON.stringify(errors));
    return data[verb].followersCount as number;
  };
  const counts = async ({ username }: Member): Promise<[followers: number, following: number]> => {
    const { data } = await subgraph.ask(
      `{ user(username: "${username}") { followersCount followingCount } }`,
    );
    return [data?.['user'].followersCount, data?.['user'].followingCount];
  };
  const edges = () =>
    subgraph.infrastructure.mongo.database('relationships').collection<Edge & { _id: string }>('follows');

  it("include the viewer's own change at once", async () => {
    expect(await change('followUser', ann, bob)).toBe(1);
    expect(await change('followUser', ann, bob)).toBe(1);
    expect(await counts(bob)).toEqual([1, 0]);
    expect(await counts(ann)).toEqual([0, 1]);
    expect(await change('unfollowUser', ann, bob)).toBe(0);
    expect(await change('unfollowUser', ann, bob)).toBe(0);
    expect(await counts(ann)).toEqual([0, 0]);
  });

  it('are exact after concurrent follows and unfollows of one pair, and each change has one event', async () => {
    await subgraph.settle();
    events.length = 0;
    const verbs = ['followUser', 'unfollowUser'] as const;
    await Promise.all(
      Array.from({ length: 60 }, (_, turn) => change(verbs[turn % 2] as 'followUser', ann, bob)),
    );
    await change('followUser', ann, bob);
    await subgraph.settle();
    expect(await counts(bob)).toEqual([1, 0]);
    expect(await counts(ann)).toEqual([0, 1]);
    const told = events.map(({ type }) => (type === 'user.followed' ? 1 : -1)).reduce((a, b) => a + b, 0);
    expect(told).toBe(1);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });

  it('are exact after concurrent follows of one user by many', async () => {
    await Promise.all(fans.map((fan) => change('followUser', fan, ann)));
    expect(await counts(ann)).toEqual([fans.length, 1]);
    await Promise.all(fans.slice(5).map((fan) => change('unfollowUser', fan, ann)));
    await subgraph.settle();
    expect(await counts(ann)).toEqual([5, 1]);
  });

  it('are repaired when a process is killed between the edge and the counts', async () => {
    const [fan] = fans.slice(10) as [Member];
    const before = [await counts(bob), await counts(fan)] as const;
    const event = subgraph.infrastructure.createEvent('user.followed', fan.id, { from: fan.id, to: bob.id });
    const [from, to] = [fan.id, bob.id];
    const left = { from, to, active: true, since: event.id, uncounted: [event.id], outbox: [event] };
    await edges().insertOne({ _id: edgeId(from, to), ...left });
    await expect
      .poll(() => edges().findOne({ _id: edgeId(from, to) }))
      .toMatchObject({ uncounted: [], outbox: [] });
    expect(await counts(bob)).toEqual([before[0][0] + 1, before[0][1]]);
    expect(await counts(fan)).toEqual([before[1][0], before[1][1] + 1]);
  });

  it('are repaired when a process is killed between the first count and the second', async () => {
    const [fan] = fans.slice(11) as [Member];
    const before = [await counts(bob), await counts(fan)] as const;
    const event = subgraph.infrastructure.createEvent('user.followed', fan.id, { from: fan.id, to: bob.id });
    const [from, to] = [fan.id, bob.id];
    const accounts = subgraph.infrastructure.mongo
      .database('relationships')
      .collection<{ _id: string; counted: string[] }>('accounts');
    await accounts.updateOne({ _id: to }, { $inc: { followersCount: 1 }, $push: { counted: event.id } });
    const left = { from, to, active: true, since: event.id, uncounted: [event.id], outbox: [event] };
    await edges().insertOne({ _id: edgeId(from, to), ...left });
    await expect
      .poll(() => edges().findOne({ _id: edgeId(from, to) }))
      .toMatchObject({ uncounted: [], outbox: [] });
    expect(await counts(bob)).toEqual([before[0][0] + 1, before[0][1]]);
    expect(await counts(fan)).toEqual([before[1][0], before[1][1] + 1]);
  });

  it('go down when the account of a follower or of a followed user is deleted', async () => {
    const [fan] = fans as [Member];
    const [followers, following] = await counts(ann);
    await subgraph.service.parts.admin.deleteUser({ id: fan.id });
    await subgraph.settle();
    expect(await counts(ann)).toEqual([followers - 1, following]);
    await subgraph.service.parts.admin.deleteUser({ id: bob.id });
    await subgraph.service.parts.admin.deleteUser({ id: bob.id });
    await subgraph.settle();
    expect(await counts(ann)).toEqual([followers - 1, 0]);
    expect(await edges().countDocuments({ to: bob.id, active: true })).toBe(0);
  });
});
