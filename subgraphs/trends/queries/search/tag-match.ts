import { term } from '../../rules/text/terms.js';
import type { Match } from './match.js';

/** The tweets with exactly this hashtag. The index folds accents away, so its neighbours are told apart by the name. */
export function tagMatch(name: string): Match {
  return {
    terms: [term.tag(name)],
    test: ({ tags }) => tags.includes(name),
    exact: true,
    bounds: {},
    words: [],
  };
}
