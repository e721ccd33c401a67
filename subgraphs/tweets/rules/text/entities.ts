import twitterText from 'twitter-text';

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

/** The hashtags, mentions and URLs of a text, as twitter-text finds them. */
export function entitiesOf(text: string): Entities {
  const found = twitterText.extractEntitiesWithIndices(text);
  const pick = (name: string): string[] =>
    found.flatMap((entity) =>
      // The declared type of an entity does not list the field of each kind.
      name in entity ? [(entity as unknown as Record<string, string>)[name] ?? ''] : [],
    );
  return {
    hashtags: distinct(pick('hashtag'), foldHashtag),
    usernames: distinct(pick('screenName'), (name) => name.toLowerCase()),
    urls: distinct(pick('url'), (url) => url),
    words: without(text, found),
  };
}

function without(text: string, found: readonly { indices: [number, number] }[]): string {
  let rest = '';
  let from = 0;
  for (const { indices } of found) {
    rest += `${text.slice(from, indices[0])} `;
    from = indices[1];
  }
  return rest + text.slice(from);
}

/** The normalized form of a hashtag: the key of search and trends. */
export function foldHashtag(hashtag: string): string {
  return hashtag.normalize('NFC').toLowerCase();
}

function distinct(items: readonly string[], keyOf: (item: string) => string): string[] {
  const byKey = new Map<string, string>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()].slice(0, MAX_ENTITIES);
}
