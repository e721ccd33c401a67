import type { Event } from '#schema/events.js';
import { interactionOf } from '../../rules/ranking.js';
import type { ReactionDeps } from '../deps.js';

/** Counts a retweet or a reply. */
export async function countTweetPosted(
  { engagement }: Pick<ReactionDeps, 'engagement'>,
  { id, payload }: Event<'tweet.posted'>,
): Promise<void> {
  const interaction = interactionOf(payload);
  if (interaction) await engagement.count(id, payload.authorId, interaction.tweet, interaction.weight);
}
