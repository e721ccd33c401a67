import type { Event } from '#schema/events.js';
import { audienceOf } from '../rules/audience-of-tweet.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';

/** Tells the answered, the quoted and the mentioned users of a tweet, and the author of the original of a retweet. */
export async function onTweetPosted(
  deps: ReactionDeps,
  { id: version, payload }: Event<'tweet.posted'>,
): Promise<void> {
  const { authorId: actor, retweetOf } = payload;
  const subjects =
    retweetOf === null
      ? audienceOf(payload)
      : [{ recipient: retweetOf.authorId, kind: 'RETWEET' as const, object: retweetOf.tweetId }];
  await Promise.all(
    subjects.map((subject) => changeAction(deps, { ...subject, actor, version, active: true })),
  );
}
