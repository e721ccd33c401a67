import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '#social/rate-limit-rules.js';
import { MAX_FOLLOWING } from '#social/read-models/relationships/index.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** The follows of the day that are left at the start of the test. */
const LEFT = 5;

describe('the limit of follows per day', () => {
  let subgraph: UsersSubgraph;
  let ann: Member;
  let others: Member[];

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open({ rateLimits: true });
    [ann] = (await subgraph.members('ann')) as [Member];
    others = await importMembers(
      subgraph,
      Array.from({ length: LEFT + 1 }, (_, index) => `other${index}`),
    );
    await subgraph.infrastructure.rateLimits.consume(RULES.follows, ann.id, RULES.follows.points - LEFT);
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const followAll = (users: Member[]) => {
    const follows = users.map(({ id }, index) => `f${index}: followUser(id: "${id}") { id }`);
    return subgraph.ask(`mutation { ${follows.join(' ')} }`, ann);
  };
  const followingCount = async () =>
    (await subgraph.ask('{ viewer { user { followingCount } } }', ann)).data?.['viewer'].user.followingCount;

  it('allows 400 follows, refuses the next, and ends none', async () => {
    expect(RULES.follows).toMatchObject({ points: 400, duration: 24 * 60 * 60 });
    expect((await followAll(others.slice(0, LEFT))).errors).toBeUndefined();
    // An existing follow does not count.
    expect((await followAll(others.slice(0, LEFT))).errors).toBeUndefined();
    const { errors } = await followAll(others.slice(LEFT));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    expect(await followingCount()).toBe(LEFT);
  });

  it('does not limit unfollows and blocks', async () => {
    const [first, second] = others as [Member, Member];
    const { errors } = await subgraph.ask(
      `mutation { unfollowUser(id: "${first.id}") { id } blockUser(id: "${second.id}") { id } }`,
      ann,
    );
    expect(errors).toBeUndefined();
    expect(await followingCount()).toBe(LEFT - 2);
  });
});

describe('the limit of followed users', () => {
  let subgraph: UsersSubgraph;
  let ann: Member;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    [ann] = (await subgraph.members('ann')) as [Member];
    // As if the user followed all but one of the allowed users, who then need not exist.
    const accounts = subgraph.infrastructure.mongo
      .database('relationships')
      .collection<{ _id: string }>('accounts');
    await accounts.updateOne({ _id: ann.id }, { $set: { followingCount: MAX_FOLLOWING - 1 } });
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  it('refuses further follows and requests until the user unfollows another', async () => {
    const [last, next, shy] = (await importMembers(subgraph, ['last', 'next', 'shy'])) as [
      Member,
      Member,
      Member,
    ];
    await subgraph.ask('mutation { updateProfile(input: { protected: true }) { id } }', shy);
    const follow = async ({ id }: Member) => {
      const { errors } = await subgraph.ask(`mutation { followUser(id: "${id}") { id } }`, ann);
      return errors?.[0]?.extensions.code ?? 'followed';
    };
    expect(await follow(last)).toBe('followed');
    expect(await follow(next)).toBe('FORBIDDEN');
    expect(await follow(shy)).toBe('FORBIDDEN');
    // An existing follow does not count.
    expect(await follow(last)).toBe('followed');
    await subgraph.ask(`mutation { unfollowUser(id: "${last.id}") { id } }`, ann);
    expect(await follow(next)).toBe('followed');
  });
});
