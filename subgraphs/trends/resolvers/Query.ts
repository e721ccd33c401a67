import { badInput } from '#platform/errors.js';
import { checkFirst } from '#platform/page.js';
import { nodeId } from '#social/node-ids.js';
import { tagName } from '#social/text/fold.js';
import { MAX_TAG } from '#social/text/hashtag-name.js';
import { checkScope } from '../rules/scope.js';
import type { QueryResolvers } from './types.generated.js';

/** The number of trends that are kept per window and scope. */
const MAX_TRENDS = 50;

export const Query: QueryResolvers = {
  async trends(_parent, { window, scope, first }, { trends, clock }) {
    checkFirst(first, MAX_TRENDS);
    const list = await trends.get(checkScope(scope), window);
    const items = (list?.items ?? []).slice(0, first);
    return {
      id: nodeId('TrendList', window, scope, String(first)),
      asOf: new Date(list?.asOf ?? clock.now()),
      window,
      scope,
      items: items.map(({ name, volume, score }, index) => ({
        id: nodeId('Trend', window, name, scope),
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
