import twitterText from 'twitter-text';

/** A hashtag, a mention or a web address in a text. */
export interface Entity {
  kind: 'hashtag' | 'mention' | 'url';
  /** A hashtag without #, a username without @, or an address; as written. */
  value: string;
  /** Where it begins, its sign included, and where the text goes on; in UTF-16 code units. */
  start: number;
  end: number;
}

/** The fields of an entity of twitter-text that hold its value; its declared type does not list them. */
const FIELDS = { hashtag: 'hashtag', mention: 'screenName', url: 'url' } as const;

/**
 * The hashtags, mentions and web addresses of a text in order, as twitter-text finds them. Posting and search both go by this:
 * what is one for the author is one for the reader. The time is cubic in some inputs: bound the length first.
 */
export function entitiesIn(text: string): Entity[] {
  return twitterText.extractEntitiesWithIndices(text).flatMap((found) => {
    const [start, end] = found.indices;
    // Each entity has the field of its kind alone.
    const fields = found as unknown as Readonly<Record<string, string>>;
    return (Object.keys(FIELDS) as Entity['kind'][]).flatMap((kind) => {
      const value = fields[FIELDS[kind]];
      return value === undefined ? [] : [{ kind, value, start, end }];
    });
  });
}

/** A text with `replacement` in place of each entity. */
export function replaceEntities(
  text: string,
  entities: readonly Entity[],
  replacement: (entity: Entity) => string,
): string {
  let replaced = '';
  let from = 0;
  for (const entity of entities) {
    replaced += text.slice(from, entity.start) + replacement(entity);
    from = entity.end;
  }
  return replaced + text.slice(from);
}
