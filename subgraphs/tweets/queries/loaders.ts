import DataLoader from 'dataloader';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { ViewPermission } from '#social/visibility.js';
import type { NodeModel, TweetModel } from '../models.js';
import type { Counters } from '../store/counters.js';
import type { Store } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';
import type { ViewCounts } from '../store/view-counts.js';
import { loadNodes } from './nodes.js';
import { visibleTweets } from './visible-tweets.js';

/** The batched reads by id of one request. */
export interface Loaders {
  /** A tweet that the viewer may see; null for a tweet that is deleted, hidden or unknown. Counts a view. */
  tweet: DataLoader<string, TweetModel | null>;
  /** An object by an id that `checkNodeId` has accepted; null for one that is deleted, hidden or unknown. A tweet counts a view. */
  node: DataLoader<string, NodeModel | null>;
  /** What the viewer may see of a user. */
  viewPermission: DataLoader<string, ViewPermission>;
  tweetsCount: DataLoader<string, number>;
  liked: DataLoader<string, boolean>;
  retweeted: DataLoader<string, boolean>;
  bookmarked: DataLoader<string, boolean>;
  /** By the id of the conversation. */
  mutedConversation: DataLoader<string, boolean>;
}

export interface LoaderDeps {
  store: Store;
  cache: TweetCache;
  counters: Counters;
  views: ViewCounts;
  relationships: Relationships;
}

/** Maximum number of keys in one batch: bounds the size of one find. */
const maxBatchSize = 200;

/** Creates the loaders of one request. */
export function createLoaders(viewerId: string | null, deps: LoaderDeps): Loaders {
  const { store, cache, counters, views, relationships } = deps;
  const viewPermission = new DataLoader<string, ViewPermission>(
    (ids) => relationships.viewPermissions(viewerId, ids),
    { maxBatchSize: 1_000 },
  );
  const flag = (among: (ids: readonly string[], userId: string) => Promise<ReadonlySet<string>>) =>
    new DataLoader<string, boolean>(
      async (ids) => {
        if (viewerId === null) return ids.map(() => false);
        const those = await among(ids, viewerId);
        return ids.map((id) => those.has(id));
      },
      { maxBatchSize },
    );
  return {
    viewPermission,
    tweet: new DataLoader(
      async (ids) => {
        const models = await visibleTweets(await cache.load(ids), cache, viewPermission);
        for (const model of models) if (model) views.add(model.content);
        return models;
      },
      { maxBatchSize },
    ),
    node: new DataLoader((ids) => loadNodes(ids, { viewerId, cache, views, viewPermission }), {
      maxBatchSize,
    }),
    tweetsCount: new DataLoader((ids) => counters.tweetsCounts(ids), { maxBatchSize }),
    liked: flag((ids, userId) => store.likes.among(ids, userId)),
    retweeted: flag((ids, userId) => store.retweets.among(ids, userId)),
    bookmarked: flag((ids, userId) => store.bookmarks.among(ids, userId)),
    mutedConversation: flag(async (_, userId) => {
      const muted = await store.mutedConversations.of(userId);
      return new Set(muted.map(({ key }) => key));
    }),
  };
}
