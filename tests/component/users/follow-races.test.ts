import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RateLimits } from '#platform/rate-limit/index.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/**
 * Changes a relationship after followUser has checked the rules and before it writes the edge. Between the two it consumes
 * the rate limit: there the test runs the other command.
 */
describe('a follow that runs concurrently with another command', () => {
  let subgraph: UsersSubgraph;
  let everybody: Member[];
  let ann: Member;
  let bob: Member;
  let meanwhile: () => Promise<unknown>;

  const letOthersIn = (limits: RateLimits): RateLimits => ({
    refusals: limits.refusals,
    consume: async () => {
      await meanwhile();
      return null;
    },
    check: (rule, key) => limits.check(rule, key),
    peek: (rule, key) => limits.peek(rule, key),
    refund: (rule, key) => limits.refund(rule, key),
    reset: (rule, key) => limits.reset(rule, key),
  });

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open({
      adapt: (infrastructure) => ({ ...infrastructure, rateLimits: letOthersIn(infrastructure.rateLimits) }),
    });
    everybody = await importMembers(
      subgraph,
      Array.from({ length: 10 }, (_, index) => `p${index}`),
    );
  });
  beforeEach(() => {
    meanwhile = () => Promise.resolve();
    [ann, bob] = everybody.splice(0, 2) as [Member, Member];
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const follow = async (): Promise<string> => {
    const { errors } = await subgraph.ask(`mutation { followUser(id: "${bob.id}") { id } }`, ann);
    return errors?.[0]?.extensions.code ?? 'ok';
  };
  const bobNow = async () => {
    const query = `{ user(username: "${bob.username}") { followersCount viewerRelationship { following followRequested } } }`;
    return (await subgraph.ask(query, ann)).data?.['user'];
  };
  const none = { followersCount: 0, viewerRelationship: { following: false, followRequested: false } };
  /** Blocks, and waits for all reactions to the block before the follow continues. */
  const block = async (from: Member, to: Member): Promise<void> => {
    await subgraph.ask(`mutation { blockUser(id: "${to.id}") { id } }`, from);
    await subgraph.settle();
  };
  const protect = (isProtected: boolean) =>
    subgraph.ask(`mutation { updateProfile(input: { protected: ${isProtected} }) { id } }`, bob);

  it('ends when the followed user blocks', async () => {
    meanwhile = () => block(bob, ann);
    expect(await follow()).toBe('NOT_FOUND');
    await subgraph.ask(`mutation { unblockUser(id: "${ann.id}") { id } }`, bob);
    expect(await bobNow()).toEqual(none);
  });

  it('ends when the follower blocks from another device', async () => {
    meanwhile = () => block(ann, bob);
    expect(await follow()).toBe('FORBIDDEN');
    expect(await bobNow()).toEqual(none);
  });

  it('removes its request when the followed user blocks', async () => {
    await protect(true);
    meanwhile = () => block(bob, ann);
    expect(await follow()).toBe('NOT_FOUND');
    await subgraph.ask(`mutation { unblockUser(id: "${ann.id}") { id } }`, bob);
    expect(await bobNow()).toEqual(none);
  });

  it('is accepted when the account becomes public and has accepted all other requests', async () => {
    await protect(true);
    meanwhile = async () => {
      await protect(false);
      await subgraph.settle();
    };
    expect(await follow()).toBe('ok');
    expect(await bobNow()).toEqual({
      followersCount: 1,
      viewerRelationship: { following: true, followRequested: false },
    });
  });

  it('is made once when the same follow is made first', async () => {
    meanwhile = async () => {
      meanwhile = () => Promise.resolve();
      await follow();
    };
    expect(await follow()).toBe('ok');
    expect(await bobNow()).toMatchObject({ followersCount: 1 });
  });
});
