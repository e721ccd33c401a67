import type { ConsumeOptions } from '#platform/bus/index.js';
import type { AnyEvent, EventType, Event } from '#schema/events.js';
import { addLike, POINTS, POINTS_BACK } from './engagement.js';
import { indexTweet } from './index-tweet.js';
import type { Indexing } from './indexing.js';
import { onAuthorChanged } from './on-author-changed.js';
import { onTweetDeleted } from './on-tweet-deleted.js';
import { onTweetPosted } from './on-tweet-posted.js';
import { onUserDeleted } from './on-user-deleted.js';

export type { Indexing } from './indexing.js';

/** All that this subgraph does when something happens elsewhere, by event. */
export function reactionsOf(indexing: Indexing): ConsumeOptions['reactions'] {
  const { index, users, gate } = indexing;
  const changed = ({ userId }: { userId: string }): Promise<void> =>
    gate.enter(() => onAuthorChanged(indexing, userId));
  return {
    'tweet.posted': on('tweet.posted', ({ id, payload }) =>
      gate.enter(() => onTweetPosted(indexing, id, payload)),
    ),
    'tweet.edited': on('tweet.edited', async ({ id, payload }) => {
      await gate.enter(() => indexTweet(indexing, id, payload, 'put'));
    }),
    'tweet.deleted': on('tweet.deleted', ({ id, payload }) =>
      gate.enter(() => onTweetDeleted(indexing, id, payload)),
    ),
    'tweet.liked': on('tweet.liked', ({ id, payload }) => addLike(index, id, payload, POINTS.like)),
    'tweet.unliked': on('tweet.unliked', ({ id, payload }) => addLike(index, id, payload, POINTS_BACK.like)),
    'user.registered': on('user.registered', ({ id, payload }) => users.name(payload, id)),
    'user.profile-changed': on('user.profile-changed', ({ id, payload }) => users.name(payload, id)),
    'user.protection-changed': on('user.protection-changed', ({ payload }) => changed(payload)),
    'user.suspended': on('user.suspended', ({ payload }) => changed(payload)),
    'user.unsuspended': on('user.unsuspended', ({ payload }) => changed(payload)),
    'user.deleted': on('user.deleted', ({ payload }) =>
      gate.enter(() => onUserDeleted(indexing, payload.userId)),
    ),
  };
}

/** The bus hands over events of the type that was asked for; the compiler is told here, once. */
function on<T extends EventType>(_type: T, react: (event: Event<T>) => Promise<void>) {
  return (event: AnyEvent): Promise<void> => react(event as unknown as Event<T>);
}
