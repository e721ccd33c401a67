import { badInput, RookeryError } from '#platform/errors.js';
import type { Viewer } from '#platform/viewer.js';
import type { Event } from '#schema/events.js';
import { muteKey } from '#social/text/muted-words.js';
import type { ViewerModel } from '../models.js';
import type { CommandDeps } from './deps.js';

/** The words that a user may mute, and the characters of one. */
const MAX_WORDS = 200;
const MAX_LENGTH = 100;

/** Hides what has a word, a phrase or a hashtag from the viewer's notifications. Muting it again changes nothing. */
export async function muteWord(
  deps: CommandDeps,
  { id: userId }: Viewer,
  { text: given }: { text: string },
): Promise<ViewerModel> {
  const { stores, createEvent } = deps;
  const { key, text } = read(given, 'input.text');
  const event = createEvent('user.muted-words-changed', userId, { userId });
  const result = await stores.mutedWords.add(userId, { key, text, since: event.id }, MAX_WORDS, event);
  if (result === 'full') throw new RookeryError('FORBIDDEN', { message: `You mute ${MAX_WORDS} words.` });
  if (result === 'changed') dispatch(deps, event);
  return { userId };
}

/** Lifts the mute of a word, however it is written. Changes nothing when the viewer does not mute it. */
export async function unmuteWord(
  deps: CommandDeps,
  { id: userId }: Viewer,
  { text }: { text: string },
): Promise<ViewerModel> {
  const { stores, createEvent } = deps;
  const { key } = read(text, 'text');
  const event = createEvent('user.muted-words-changed', userId, { userId });
  if ((await stores.mutedWords.remove(userId, key, event)) === 'changed') dispatch(deps, event);
  return { userId };
}

/** BAD_USER_INPUT for a text that is empty, too long, or has no word. */
function read(given: string, field: string): { key: string; text: string } {
  const text = given.trim();
  const { length } = [...text];
  if (length < 1 || length > MAX_LENGTH) throw badInput(field, `Give 1 to ${MAX_LENGTH} characters.`);
  const key = muteKey(text);
  if (key === null) throw badInput(field, 'Give a word, a phrase or a hashtag.');
  return { key, text };
}

function dispatch(
  { stores, outbox }: Pick<CommandDeps, 'stores' | 'outbox'>,
  event: Event<'user.muted-words-changed'>,
): void {
  outbox.dispatch(stores.mutedWords.collection.collectionName, event.payload.userId, event);
}
