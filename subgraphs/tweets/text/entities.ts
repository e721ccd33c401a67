import twitterText from 'twitter-text';

/** How many different hashtags, mentions and addresses of one text count; more than that is spam, and stays text. */
export const MAX_ENTITIES = 10;

export interface Entities {
  /** Without #, as written, in order, each once whatever the case. */
  hashtags: string[];
  /** Without @, as written, in order, each once whatever the case. */
  usernames: string[];
  /** As written, in order, each once. */
  urls: string[];
  /** The text without all of them: what is written in a language. */
  words: string;
}

/** What in a text is a hashtag, a mention or a web address, as twitter-text tells them apart. */
export function entitiesOf(text: string): Entities {
  const found = twitterText.extractEntitiesWithIndices(text);
  const pick = (name: string): string[] =>
    found.flatMap((entity) =>
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

/** The one form of a hashtag that search and trends know it by. */
export function foldHashtag(hashtag: string): string {
  return hashtag.normalize('NFC').toLowerCase();
}

function distinct(items: readonly string[], keyOf: (item: string) => string): string[] {
  const byKey = new Map<string, string>();
  for (const item of items) if (!byKey.has(keyOf(item))) byKey.set(keyOf(item), item);
  return [...byKey.values()].slice(0, MAX_ENTITIES);
}
