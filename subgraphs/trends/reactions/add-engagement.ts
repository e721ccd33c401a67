import type { Award } from '../rules/engagement.js';
import type { ReactionDeps } from './deps.js';

/** Adds the points of one event to the engagement of tweets. */
export async function addEngagement(
  { index }: Pick<ReactionDeps, 'index'>,
  eventId: string,
  awards: readonly Award[],
): Promise<void> {
  await Promise.all(awards.map((award) => index.addEngagement({ ...award, eventId })));
}
