/**
 * The tweets of an author whom not everybody may see are indexed by scoped terms alone: `123/cat` instead of `cat`. So a search
 * reads none of them, not even to leave them out, unless the viewer may see the author. No other term has a slash.
 */
export function scopedTerm(authorId: string, term: string): string {
  return `${authorId}/${term}`;
}

/** The terms under which a tweet is indexed. */
export function scopeTerms(terms: readonly string[], authorId: string, isPublic: boolean): string[] {
  const plain = plainTerms(terms);
  return isPublic ? [...plain] : plain.map((term) => scopedTerm(authorId, term));
}

/** The terms of a tweet, whether it is indexed by plain or by scoped ones. */
export function plainTerms(terms: readonly string[]): readonly string[] {
  return SCOPE.test(terms[0] ?? '') ? terms.map((term) => term.replace(SCOPE, '')) : terms;
}

const SCOPE = /^\d+\//;
