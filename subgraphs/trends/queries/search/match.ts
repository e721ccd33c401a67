import { firstIdAt } from '#platform/snowflake.js';
import type { Bounds, Posting } from '../../store/postings.js';
import { inOrder, lookupTerms, term } from '../../rules/text/terms.js';
import type { Part, SearchQuery } from '../../rules/search/search-query.js';

/** A query as the index can answer it. */
export interface Match {
  /** Each result has all of these; the index is walked along one of them. */
  terms: [string, ...string[]];
  /** Whether a tweet that has one of the terms is a result. */
  test: (posting: Posting) => boolean;
  /** Whether every tweet that has the one term is a result. */
  exact: boolean;
  bounds: Bounds;
  /** The terms that are words, for how well a result matches. */
  words: readonly string[];
}

/** Ids by username, null for a name that nobody has. */
export type IdsByUsername = (usernames: readonly string[]) => Promise<(string | null)[]>;

/** Looks up the names in a query. Null when no tweet can match, because nobody has one of them. */
export async function toMatch(query: SearchQuery, idsByUsername: IdsByUsername): Promise<Match | null> {
  const named = [...query.all, ...query.none].flatMap((part) => ('username' in part ? [part.username] : []));
  const ids = named.length === 0 ? [] : await idsByUsername(named);
  const idOf = (username: string): string | null => ids[named.indexOf(username)] ?? null;
  const all = query.all.map((part) => toNeed(part, idOf));
  const none = query.none.map((part) => toNeed(part, idOf)).filter((need) => need !== null);
  const needs = all.filter((need) => need !== null);
  const [first, ...others] = [...new Set(needs.flatMap(({ terms }) => terms))];
  if (first === undefined || needs.length < all.length) return null;
  const excluded = none.filter(({ terms, phrase }) => terms.length > 0 || phrase !== null);
  return {
    terms: [first, ...others],
    test: (posting) =>
      needs.every((need) => meets(posting, need)) && !excluded.some((need) => meets(posting, need)),
    exact: others.length === 0 && excluded.length === 0 && needs.every(({ phrase }) => phrase === null),
    bounds: {
      ...(query.since === null ? {} : { from: firstIdAt(query.since) }),
      ...(query.until === null ? {} : { below: firstIdAt(query.until) }),
    },
    words: query.all.flatMap((part) => (part.kind === 'words' ? lookupTerms(part.words) : [])),
  };
}

/** Terms that must be there, and words that must stand side by side. */
interface Need {
  terms: string[];
  phrase: string | null;
}

function toNeed(part: Part, idOf: (username: string) => string | null): Need | null {
  if (part.kind === 'words') {
    return { terms: lookupTerms(part.words), phrase: part.words.length > 1 ? inOrder(part.words) : null };
  }
  if (part.kind === 'tag') return { terms: [term.tag(part.name)], phrase: null };
  if (part.kind === 'lang') return { terms: [term.lang(part.lang)], phrase: null };
  if (part.kind === 'links') return { terms: [term.links], phrase: null };
  const id = idOf(part.username);
  return id === null ? null : { terms: [term[part.kind](id)], phrase: null };
}

function meets({ terms, text }: Posting, need: Need): boolean {
  return (
    need.terms.every((each) => terms.includes(each)) && (need.phrase === null || text.includes(need.phrase))
  );
}
