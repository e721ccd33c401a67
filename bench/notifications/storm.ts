import type { Network } from '#network/index.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { onTweetLiked } from '#subgraphs/notifications/reactions/on-tweet-liked.js';
import type { TestUser } from '#testkit/client/index.js';
import { load, timed } from '../measure.js';

const LIKES = 10_000;

const COUNT = `{ viewer { notifications(first: 1, kinds: [LIKE]) { edges { node { ... on LikeNotification { actorsCount } } } } } }`;

interface Count {
  viewer: { notifications: { edges: { node: { actorsCount: number } }[] } };
}

/** 10,000 likes of one tweet, as fast as they are handled: how many events tell of them, and whether the count is exact. */
export async function measureStorm(network: Network, reader: TestUser): Promise<object> {
  const { bus, ids, mongo, createEvent } = network.infrastructure;
  const { parts } = network.subgraph(notifications);
  const fans = Array.from({ length: LIKES }, () => ids.next());
  const state = { protected: false, followersCount: 0, suspendedAt: null, deletedAt: null };
  await relationshipCollections(mongo).accounts.insertMany(
    fans.map((_id) => ({ _id, usernameKey: _id, sessionsAfter: '', ...state })),
  );
  const tweetId = await reader.post('Liked by everybody');
  await network.settle();
  let events = 0;
  await using _tail = await bus.tail('NOTIFICATIONS', ({ type, key }) => {
    if (type === 'notification.changed' && key === reader.id) events += 1;
  });
  const liking = await timed(async () => {
    const like = (userId: string) =>
      onTweetLiked(parts, createEvent('tweet.liked', userId, { tweetId, authorId: reader.id, userId }));
    const { failed } = await load(LIKES, 1_000, (index) => like(fans[index]!));
    if (failed > 0) throw new Error(`${failed} reactions failed.`);
  });
  const settling = await timed(() => network.settle());
  const { viewer } = await reader.get<Count, Record<string, never>>(COUNT);
  const counted = viewer.notifications.edges[0]!.node.actorsCount;
  if (counted !== LIKES) throw new Error(`${counted} of ${LIKES} likes are counted.`);
  return {
    ...{ 'likes of one tweet': LIKES, seconds: Number(((liking + settling) / 1_000).toFixed(1)), events },
    'likes per event': Math.round(LIKES / events),
  };
}
