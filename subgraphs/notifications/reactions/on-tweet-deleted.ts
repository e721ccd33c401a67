import type { Event, TweetKeys } from '#schema/events.js';
import { audienceOf } from '../rules/audience-of-tweet.js';
import type { Subject } from '../rules/group-key.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';
import { withdraw } from './settle/withdraw.js';

/** Removes what a tweet has caused: what its author was told of it, and what others were told of. */
export async function onTweetDeleted(
  deps: ReactionDeps,
  { id: version, payload }: Event<'tweet.deleted'>,
): Promise<void> {
  const { authorId, retweetOf } = payload;
  if (retweetOf !== null) {
    const subject = { recipient: retweetOf.authorId, kind: 'RETWEET', object: retweetOf.tweetId } as const;
    return changeAction(deps, { ...subject, actor: authorId, version, active: false });
  }
  await withdraw(deps, [...ofAuthor(payload), ...audienceOf(payload)]);
}

/** What the author of a tweet is told of it. */
export function ofAuthor({ tweetId: object, authorId: recipient }: TweetKeys): Subject[] {
  return (['LIKE', 'RETWEET'] as const).map((kind) => ({ recipient, kind, object }));
}
