import { entitiesIn } from './entities.js';
import { nameKey } from './fold.js';
import { wordsOf } from './words.js';

/**
 * The form in which a muted word, a phrase or a hashtag (with #) is compared: without case and accents. Null for a text that has no
 * word. The time is cubic in some inputs: bound the length first.
 */
export function muteKey(text: string): string | null {
  const trimmed = text.trim();
  const [entity] = entitiesIn(trimmed);
  const isTag = entity?.kind === 'hashtag' && entity.start === 0 && entity.end === trimmed.length;
  if (isTag) return tagKey(entity.value);
  return wordsOf(trimmed).join(' ') || null;
}

/** The words of a tweet in order, then its hashtags: what muted words are looked for in. Empty for a tweet without words. */
export function comparedText(text: string, hashtags: readonly string[]): string {
  const words = [...wordsOf(text), ...hashtags.map(tagKey)];
  return words.length === 0 ? '' : ` ${words.join(' ')} `;
}

/** Whether a text of `comparedText` has one of the muted words: whole words, and those of a phrase one behind the other. */
export function hasMutedWord(compared: string, keys: readonly string[]): boolean {
  return keys.some((key) => compared.includes(` ${key} `));
}

/** A word has no #, so a hashtag is no word. */
function tagKey(name: string): string {
  return `#${nameKey(name).replaceAll(' ', '')}`;
}
