import { RookeryError } from '#platform/errors.js';
import type { Event } from '#schema/events.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { findVisible, undo } from './target.js';

/** The conversations that a user may mute. */
const MAX_CONVERSATIONS = 1_000;

/** Hides the conversation of a tweet from the viewer's notifications; returns the id of the tweet. Muting it again changes nothing. */
export async function muteConversation(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { store, createEvent } = deps;
  const { id: userId, loaders } = actor;
  const { _id: tweetId, conversationId } = await findVisible(actor, id);
  const event = createEvent('user.muted-conversations-changed', userId, { userId, conversationId });
  const mute = { key: conversationId, since: event.id };
  const result = await store.mutedConversations.add(userId, mute, MAX_CONVERSATIONS, event);
  if (result === 'full') {
    throw new RookeryError('FORBIDDEN', { message: `You mute ${MAX_CONVERSATIONS} conversations.` });
  }
  if (result === 'changed') dispatch(deps, event);
  loaders.mutedConversation.clear(conversationId).prime(conversationId, true);
  return tweetId;
}

/** Lifts the mute of the conversation of a tweet, if there is one; returns the id of the tweet. */
export function unmuteConversation(deps: CommandDeps, actor: Actor, id: string): Promise<string> {
  const { store, cache, createEvent } = deps;
  const { id: userId, loaders } = actor;
  return undo(actor, id, async (tweetId, visible) => {
    // A tweet that was hidden or deleted since ends the mute, too; the response tells nothing of it.
    const conversationId = (visible ?? (await cache.load([tweetId]))[0])?.conversationId;
    if (conversationId === undefined) return;
    const event = createEvent('user.muted-conversations-changed', userId, { userId, conversationId });
    const result = await store.mutedConversations.remove(userId, conversationId, event);
    if (result === 'changed') dispatch(deps, event);
    loaders.mutedConversation.clear(conversationId).prime(conversationId, false);
  });
}

function dispatch(
  { store, outbox }: Pick<CommandDeps, 'store' | 'outbox'>,
  event: Event<'user.muted-conversations-changed'>,
): void {
  outbox.dispatch(store.mutedConversations.collection.collectionName, event.payload.userId, event);
}
