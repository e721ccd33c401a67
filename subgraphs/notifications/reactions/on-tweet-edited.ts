import type { Event } from '#schema/events.js';
import { audienceOf } from '../rules/audience-of-tweet.js';
import { changeAction } from './change-action.js';
import type { ReactionDeps } from './deps.js';

/** Tells the users whom the new text mentions first, and takes it back from those whom it mentions no more. */
export async function onTweetEdited(
  deps: ReactionDeps,
  { id: version, payload }: Event<'tweet.edited'>,
): Promise<void> {
  const { authorId: actor, tweetId: object, unmentioned = [] } = payload;
  const told = audienceOf(payload).filter(({ kind }) => kind === 'MENTION');
  const kind = 'MENTION';
  await Promise.all([
    // Who was mentioned before is not told again.
    ...told.map((subject) => changeAction(deps, { ...subject, actor, version, active: true, isOnce: true })),
    ...unmentioned.map((recipient) =>
      changeAction(deps, { recipient, kind, object, actor, version, active: false }),
    ),
  ]);
}
