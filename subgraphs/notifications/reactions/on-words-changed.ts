import type { Event } from '#schema/events.js';
import { audienceOf } from '../rules/audience-of-tweet.js';
import type { ReactionDeps } from './deps.js';
import { ofAuthor } from './on-tweet-deleted.js';
import { reviewMutes } from './review-mutes.js';

/** Hides an edited tweet from those who mute a word of its new text, and shows it to those who mute one of the text before alone. */
export async function onWordsChanged(deps: ReactionDeps, { payload }: Event<'tweet.edited'>): Promise<void> {
  const { groups, notices } = deps.stores;
  const subjects = [...ofAuthor(payload), ...audienceOf(payload)];
  // A tweet mentions less users than a slice has.
  await reviewMutes(deps, () => groups.about(subjects));
  await reviewMutes(deps, (after) => notices.ofTweet(payload.tweetId, after));
}
