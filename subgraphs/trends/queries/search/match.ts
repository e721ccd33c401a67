import { firstIdAt } from '#platform/snowflake.js';
import type { Bounds, Posting } from '../../store/postings.js';
import { phraseText, lookupTerms, term } from '../../rules/text/terms.js';
import type { Part, SearchQuery } from '../../rules/search/search-query.js';

/** A query in terms of the index. */
export interface Match {
  /** Terms that every result has. The postings of one of them are read. */
  terms: [string, ...string[]];
  /** Whether a tweet that has this one term is a result. */
  test: (posting: Posting) => boolean;
  /** Whether every tweet that has the term is a result. */
  exact: boolean;
  bounds: Bounds;
  /** The terms that are words, for the relevance of a result. */
  words: readonly string[];
}

/** Looks up user ids by username; null for an unknown username. */
export type IdsByUsername = (usernames: readonly string[]) => Promise<(string | null)[]>;

/** The id of a user that a query names; null for an unknown username. */
export type IdOf = (username: string) => string | null;

/** Looks up the users that a query names. */
export async function resolveUsers(query: SearchQuery, idsByUsername: IdsByUsername): Promise<IdOf> {
  const named = [...query.all, ...query.none].flatMap((part) => ('username' in part ? [part.username] : []));
  const ids = named.length === 0 ? [] : await idsByUsername(named);
  return (username) => ids[named.indexOf(username)] ?? null;
}

/** The authors that every result must have; null for an unknown one. */
export function requiredAuthors(query: SearchQuery, idOf: IdOf): (string | null)[] {
  return query.all.flatMap((part) => (part.kind === 'from' ? [idOf(part.username)] : []));
}

/** The query in terms of the index. Null when no tweet can match, because a required user does not exist. */
export function toMatch(query: SearchQuery, idOf: IdOf): Match | null {
  const all = query.all.map((part) => toCondition(part, idOf));
  const none = query.none.map((part) => toCondition(part, idOf)).filter((condition) => condition !== null);
  const required = all.filter((condition) => condition !== null);
  const [first, ...others] = [...new Set(required.flatMap(({ terms }) => terms))];
  if (first === undefined || required.length < all.length) return null;
  const excluded = none.filter(({ terms, phrase }) => terms.length > 0 || phrase !== null);
  return {
    terms: [first, ...others],
    test: (posting) =>
      required.every((condition) => meets(posting, condition)) &&
      !excluded.some((condition) => meets(posting, condition)),
    exact: others.length === 0 && excluded.length === 0 && required.every(({ phrase }) => phrase === null),
    bounds: {
      ...(query.since === null ? {} : { from: firstIdAt(query.since) }),
      ...(query.until === null ? {} : { below: firstIdAt(query.until) }),
    },
    words: query.all.flatMap((part) => (part.kind === 'words' ? lookupTerms(part.words) : [])),
  };
}

/** A condition on a tweet: terms that it has, and a phrase that its text contains. */
interface Condition {
  terms: string[];
  phrase: string | null;
}

function toCondition(part: Part, idOf: IdOf): Condition | null {
  if (part.kind === 'words') {
    return { terms: lookupTerms(part.words), phrase: part.words.length > 1 ? phraseText(part.words) : null };
  }
  if (part.kind === 'tag') return { terms: [term.tag(part.name)], phrase: null };
  if (part.kind === 'lang') return { terms: [term.lang(part.lang)], phrase: null };
  if (part.kind === 'has') return { terms: [term.has(part.what)], phrase: null };
  const id = idOf(part.username);
  return id === null ? null : { terms: [term[part.kind](id)], phrase: null };
}

function meets({ terms, text }: Posting, condition: Condition): boolean {
  return (
    condition.terms.every((each) => terms.includes(each)) &&
    (condition.phrase === null || text.includes(condition.phrase))
  );
}
