import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { RULES } from '#social/rate-limit-rules.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { FollowUser, Profile, UnfollowUser } from '#testkit/operations/users.js';
import { openDocuments, openLink, type Link } from '#testkit/services/index.js';

describe('a follow whose connection is lost before the reply', () => {
  const stack = new DisposalStack();
  let link: Link;
  let network: Network;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    const { url } = stack.use(await openDocuments());
    link = stack.use(await openLink(url));
    network = stack.use(await openNetwork({ mongodbUrl: link.url, rateLimits: true }));
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** Cuts the connection after `act` has written the edge and before the reply. */
  async function losing(act: () => Promise<string>): Promise<void> {
    const lost = link.loseReplyTo('update', 'follows', '_relationships', 'active');
    const [code] = await Promise.all([act(), lost]);
    expect(code).toBe('SERVICE_UNAVAILABLE');
  }

  const countsOf = async ({ username }: TestUser): Promise<number[]> => {
    const { user } = await ada.get(Profile, { username });
    return [user?.followersCount ?? NaN, user?.followingCount ?? NaN];
  };

  it('begins once, and counts once in counts and limits', async () => {
    await losing(() => ada.refusal(FollowUser, { id: bob.id }));
    const { user } = await ada.get(FollowUser, { id: bob.id });
    expect(user).toMatchObject({ followersCount: 1, viewerRelationship: { following: true } });
    const { limit, remaining } = await network.infrastructure.rateLimits.peek(RULES.follows, ada.id);
    expect(limit - remaining).toBe(1);
    await network.settle();
    expect([await countsOf(ada), await countsOf(bob)]).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('ends once, and is counted once', async () => {
    await losing(() => ada.refusal(UnfollowUser, { id: bob.id }));
    const { user } = await ada.get(UnfollowUser, { id: bob.id });
    expect(user).toMatchObject({ followersCount: 0, viewerRelationship: { following: false } });
    await network.settle();
    expect([await countsOf(ada), await countsOf(bob)]).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
