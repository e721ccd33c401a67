/** One thing that a tweet must have, or must not. */
export type Part =
  /** Words that stand side by side, in this order. */
  | { kind: 'words'; words: string[] }
  | { kind: 'tag'; name: string }
  | { kind: 'mention' | 'from'; username: string }
  | { kind: 'lang'; lang: string }
  | { kind: 'links' };

/** What somebody looks for. */
export interface SearchQuery {
  all: Part[];
  none: Part[];
  /** ms since 1970; the day itself belongs to it. */
  since: number | null;
  /** ms since 1970; the day itself does not belong to it. */
  until: number | null;
}

/** Longer queries are no questions. */
export const MAX_QUERY_LENGTH = 512;

/** Parts of one query. */
export const MAX_PARTS = 32;
