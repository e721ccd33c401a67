import { entitiesIn, replaceEntities, type Entity } from '#social/text/entities.js';
import { tagName } from '#social/text/fold.js';

/** Maximum number of hashtags, of mentions and of URLs per text; further ones stay plain text. */
export const MAX_ENTITIES = 10;

export interface Entities {
  /** Without #, as written, in order; duplicates, ignoring case, are removed. */
  hashtags: string[];
  /** Without @, as written, in order; duplicates, ignoring case, are removed. */
  usernames: string[];
  /** As written, in order, without duplicates. */
  urls: string[];
  /** The text without entities: the input of language detection. */
  words: string;
}

/** The hashtags, mentions and URLs of a text. */
export function entitiesOf(text: string): Entities {
  const found = entitiesIn(text);
  const pick = (wanted: Entity['kind']): string[] =>
    found.flatMap(({ kind, value }) => (kind === wanted ? [value] : []));
  return {
    hashtags: distinct(pick('hashtag'), tagName),
    usernames: distinct(pick('mention'), (name) => name.toLowerCase()),
    urls: distinct(pick('url'), (url) => url),
    words: replaceEntities(text, found, () => ' '),
  };
}

function distinct(items: readonly string[], keyOf: (item: string) => string): string[] {
  const byKey = new Map<string, string>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()].slice(0, MAX_ENTITIES);
}
