import { badInput, RookeryError } from '#platform/errors.js';
import { checkId } from '#platform/input-checks.js';
import type { Event } from '#schema/events.js';
import { canSeeProfile } from '#social/visibility.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';

/** The authors whose notices a user may turn on. */
export const MAX_AUTHORS = 1_000;

/** Turns on the notices of an author: the viewer is told of each new tweet. NOT_FOUND for a user whom the viewer may not see. */
export async function turnOnNotices(
  deps: CommandDeps,
  { id: userId, loaders }: Actor,
  { userId: authorId }: { userId: string },
): Promise<{ id: string }> {
  const { stores, createEvent, outbox } = deps;
  const { subscriptions } = stores;
  checkId(authorId, 'userId');
  if (authorId === userId) throw badInput('userId', 'This is you.');
  const relationship = await loaders.relationship.load(authorId);
  if (!canSeeProfile(relationship)) throw new RookeryError('NOT_FOUND', { field: 'userId' });
  if (relationship.blocking) {
    throw new RookeryError('FORBIDDEN', { field: 'userId', message: 'You block this user.' });
  }
  if ((await subscriptions.count(userId, MAX_AUTHORS)) === MAX_AUTHORS) {
    throw new RookeryError('FORBIDDEN', {
      message: `You have turned on the notices of ${MAX_AUTHORS} users.`,
    });
  }
  const event = createEvent('notices.changed', userId, { userId, authorId, isOn: true });
  if (await subscriptions.turnOn(userId, authorId, event)) dispatch({ stores, outbox }, event);
  return { id: authorId };
}

/** Turns them off again. Null for a user whom the viewer may not see: it works for such a user, too, and tells nothing. */
export async function turnOffNotices(
  { stores, createEvent, outbox }: CommandDeps,
  { id: userId, loaders }: Actor,
  { userId: authorId }: { userId: string },
): Promise<{ id: string } | null> {
  const { subscriptions } = stores;
  checkId(authorId, 'userId');
  const event = createEvent('notices.changed', userId, { userId, authorId, isOn: false });
  if (await subscriptions.turnOff(userId, authorId, event)) dispatch({ stores, outbox }, event);
  return canSeeProfile(await loaders.relationship.load(authorId)) ? { id: authorId } : null;
}

function dispatch(
  { stores: { subscriptions }, outbox }: Pick<CommandDeps, 'stores' | 'outbox'>,
  event: Event<'notices.changed'>,
): void {
  const { userId, authorId } = event.payload;
  outbox.dispatch(subscriptions.collection.collectionName, `${authorId}:${userId}`, event);
}
