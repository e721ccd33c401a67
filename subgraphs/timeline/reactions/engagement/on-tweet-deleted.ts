import type { Event } from '#schema/events.js';
import { interactionOf } from '../../rules/ranking.js';
import type { ReactionDeps } from '../deps.js';

/** Uncounts a retweet or a reply. */
export async function countTweetDeleted(
  { engagement }: Pick<ReactionDeps, 'engagement'>,
  { id, payload }: Event<'tweet.deleted'>,
): Promise<void> {
  const interaction = interactionOf(payload);
  if (interaction) await engagement.count(id, payload.authorId, interaction.tweet, -interaction.weight);
}
