import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FollowDocument } from '#social/read-models/relationships/index.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** More edges than one reaction changes. */
const MANY = 250;

describe('more edges than one reaction changes', () => {
  let subgraph: UsersSubgraph;
  let star: Member;
  let fans: Member[];

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    [star] = (await subgraph.members('star')) as [Member];
    fans = await importMembers(
      subgraph,
      Array.from({ length: MANY }, (_, index) => `fan${index}`),
    );
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const follows = () =>
    subgraph.infrastructure.mongo
      .database('relationships')
      .collection<FollowDocument & { requested: boolean }>('follows');
  const sumOfCounts = async (): Promise<number> => {
    const names = fans.map(
      ({ username }, index) => `f${index}: user(username: "${username}") { followingCount }`,
    );
    const { data } = await subgraph.ask(`{ ${names.join(' ')} }`);
    return Object.values(data ?? {}).reduce((sum, each) => sum + each.followingCount, 0);
  };

  it('are accepted in slices when an account becomes public', async () => {
    await subgraph.ask('mutation { updateProfile(input: { protected: true }) { id } }', star);
    await follows().insertMany(
      fans.map(({ id }) => {
        const since = subgraph.infrastructure.ids.next();
        const pair = { _id: `${id}:${star.id}`, from: id, to: star.id };
        return { ...pair, active: false, since, requested: true, requestedSince: since };
      }),
    );
    await subgraph.ask('mutation { updateProfile(input: { protected: false }) { id } }', star);
    await subgraph.settle();
    expect(await follows().countDocuments({ to: star.id, active: true })).toBe(MANY);
    const { data } = await subgraph.ask('{ user(username: "star") { followersCount } }');
    expect(data?.['user'].followersCount).toBe(MANY);
    expect(await sumOfCounts()).toBe(MANY);
  }, 90_000);

  it('are ended in slices when an account is deleted', async () => {
    await subgraph.service.parts.admin.deleteUser({ id: star.id });
    await subgraph.settle();
    expect(await follows().countDocuments({ to: star.id, active: true })).toBe(0);
    expect(await sumOfCounts()).toBe(0);
  }, 90_000);
});
