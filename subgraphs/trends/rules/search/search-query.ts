/** One condition on a tweet. */
export type Part =
  /** Adjacent words in this order. */
  | { kind: 'words'; words: string[] }
  | { kind: 'tag'; name: string }
  | { kind: 'mention' | 'from'; username: string }
  | { kind: 'lang'; lang: string }
  | { kind: 'has'; what: 'links' | 'media' | 'images' | 'videos' };

/** A parsed query. */
export interface SearchQuery {
  /** Parts that a result must have. */
  all: Part[];
  /** Parts that a result must not have. */
  none: Part[];
  /** ms since 1970, inclusive. */
  since: number | null;
  /** ms since 1970, exclusive. */
  until: number | null;
}

/** Characters of a query in NFC. */
export const MAX_QUERY_LENGTH = 512;

/** Parts of one query. */
export const MAX_PARTS = 32;
