import { badInput } from '#platform/errors.js';
import { checkFirst } from '#platform/page.js';
import { tagName } from '#social/text/fold.js';
import { checkScope } from '../rules/scope.js';
import type { QueryResolvers } from './types.generated.js';

/** The number of trends that are kept per window and scope. */
const MAX_TRENDS = 50;

/** Characters of a hashtag's name: a tweet has 280, and lower case makes two of some letters. */
const MAX_TAG = 560;

export const Query: QueryResolvers = {
  async trends(_parent, { window, scope, first }, { trends, clock }) {
    checkFirst(first, MAX_TRENDS);
    const list = await trends.get(checkScope(scope), window);
    const items = (list?.items ?? []).slice(0, first);
    return {
      asOf: new Date(list?.asOf ?? clock.now()),
      window,
      scope,
      items: items.map(({ name, volume, score }, index) => ({
        rank: index + 1,
        name,
        hashtag: { name },
        tweetVolume: volume,
        score,
      })),
    };
  },

  hashtag(_parent, { name }, { loaders }) {
    const key = tagName(name.trim());
    if (key === '' || key.length > MAX_TAG) throw badInput('name', `Give 1 to ${MAX_TAG} characters.`);
    return loaders.hashtag.load(key);
  },

  searchTweets: (_parent, args, { search, loaders }) => search.tweets(args, loaders.access),

  autocomplete: (_parent, args, { autocomplete, loaders }) =>
    autocomplete.suggest(args, loaders.access.relationships),
};
