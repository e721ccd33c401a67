import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RateLimits } from '#platform/rate-limit/index.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/**
 * What happens to a follow when the rules change after they were asked and before the edge is written. The limit of follows
 * is taken just in between: there the other one gets their turn.
 */
describe('a follow that is already on its way', () => {
  let subgraph: UsersSubgraph;
  let everybody: Member[];
  let ann: Member;
  let bob: Member;
  let meanwhile: () => Promise<unknown>;

  const letOthersIn = (limits: RateLimits): RateLimits => ({
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
  /** With everything that a block sets going: all of it is over before the follow goes on. */
  const block = async (from: Member, to: Member): Promise<void> => {
    await subgraph.ask(`mutation { blockUser(id: "${to.id}") { id } }`, from);
    await subgraph.settle();
  };
  const protect = (isProtected: boolean) =>
    subgraph.ask(`mutation { updateProfile(input: { protected: ${isProtected} }) { id } }`, bob);

  it('comes to nothing when the other blocks', async () => {
    meanwhile = () => block(bob, ann);
    expect(await follow()).toBe('NOT_FOUND');
    await subgraph.ask(`mutation { unblockUser(id: "${ann.id}") { id } }`, bob);
    expect(await bobNow()).toEqual(none);
  });

  it('comes to nothing when the follower blocks from another device', async () => {
    meanwhile = () => block(ann, bob);
    expect(await follow()).toBe('FORBIDDEN');
    expect(await bobNow()).toEqual(none);
  });

  it('takes its request along when the other blocks', async () => {
    await protect(true);
    meanwhile = () => block(bob, ann);
    expect(await follow()).toBe('NOT_FOUND');
    await subgraph.ask(`mutation { unblockUser(id: "${ann.id}") { id } }`, bob);
    expect(await bobNow()).toEqual(none);
  });

  it('need not wait for an answer when the other goes public and has accepted all the others', async () => {
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

  it('is made once when the same follow overtakes it', async () => {
    meanwhile = async () => {
      meanwhile = () => Promise.resolve();
      await follow();
    };
    expect(await follow()).toBe('ok');
    expect(await bobNow()).toMatchObject({ followersCount: 1 });
  });
});
