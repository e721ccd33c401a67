import { entitiesIn } from './entities.js';
import { tagName } from './fold.js';

/** Characters of a hashtag's name: a tweet has 280, and lower case makes two of some letters. */
export const MAX_TAG = 560;

/** Whether a text is the name of a hashtag as `tagName` writes it: a tweet with # before the text would have that hashtag. */
export function isTagName(text: string): boolean {
  if (text.length > MAX_TAG || tagName(text) !== text) return false;
  const [entity] = entitiesIn(`#${text}`);
  return entity?.kind === 'hashtag' && entity.value === text;
}
