import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import type { AnyEvent } from '#schema/events.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { notifications, notificationsSubgraph } from '#subgraphs/notifications/index.js';
import { onTweetLiked } from '#subgraphs/notifications/reactions/on-tweet-liked.js';
import { DEFAULTS } from '#subgraphs/notifications/rules/settings.js';
import { openNetwork, TestUser } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';

const LIKES = 1_000;
/** Small, so that the storm takes many batches. */
const settleBatch = 25;
const { settleBurst, settleEvery } = DEFAULTS;

describe('a storm of likes of one tweet', () => {
  const stack = new DisposalStack();
  let network: Network;
  let ann: TestUser;
  let fans: readonly string[];

  beforeAll(async () => {
    const subgraphs = SUBGRAPHS.map((each) =>
      each === notifications ? notificationsSubgraph({ settleBatch }) : each,
    );
    network = stack.use(await openNetwork({ subgraphs }));
    ann = await TestUser.signUp(network.url, 'ann');
    const { ids, mongo } = network.infrastructure;
    fans = Array.from({ length: LIKES }, () => ids.next());
    const state = { protected: false, followersCount: 0, suspendedAt: null, deletedAt: null };
    await relationshipCollections(mongo).accounts.insertMany(
      fans.map((_id) => ({ _id, usernameKey: _id, sessionsAfter: '', ...state })),
    );
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  it('is told in one event a second after the first few, and counted exactly', async () => {
    const tweetId = await ann.post('Liked by everybody');
    await network.settle();
    const { bus, clock, createEvent } = network.infrastructure;
    const { parts } = network.subgraph(notifications);
    const told: AnyEvent[] = [];
    stack.use(
      await bus.tail('NOTIFICATIONS', (event) => {
        if (event.type === 'notification.changed' && event.key === ann.id) told.push(event);
      }),
    );
    const start = clock.now();
    await Promise.all(
      fans.map(async (userId) => {
        const like = createEvent('tweet.liked', userId, { tweetId, authorId: ann.id, userId });
        for (let delivery = 0; delivery < 2; delivery++) await onTweetLiked(parts, like);
      }),
    );
    await network.settle();
    const intervals = Math.ceil((told.at(-1)!.at - start) / settleEvery);
    expect(told.length).toBeLessThanOrEqual(settleBurst + intervals);
    expect(told.map(({ payload }) => (payload as { change: string }).change)).toEqual([
      'ADDED',
      ...told.slice(1).map(() => 'CHANGED'),
    ]);

    const { nodes, unread } = await readNotifications(ann);
    expect(unread).toBe(1);
    expect(nodes[0]).toMatchObject({ __typename: 'LikeNotification', actorsCount: LIKES });
  }, 120_000);
});
