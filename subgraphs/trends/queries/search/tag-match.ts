import { term } from '../../rules/text/terms.js';
import type { Match } from './match.js';

/** Matches the tweets with exactly this hashtag. The term has no accents, so the name is compared as well. */
export function tagMatch(name: string): Match {
  return {
    terms: [term.tag(name)],
    test: ({ tags }) => tags.includes(name),
    exact: true,
    bounds: {},
    words: [],
  };
}
