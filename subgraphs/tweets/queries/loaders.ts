import DataLoader from 'dataloader';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { canSeeTweets, STRANGER, type ViewPermission } from '#social/visibility.js';
import type { TweetModel } from '../models.js';
import type { Counters } from '../store/counters.js';
import type { Store, TweetRecord } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';
import type { ViewCounts } from '../store/view-counts.js';

/** The batched reads by id of one request. */
export interface Loaders {
  /** A tweet that the viewer may see; null for a tweet that is deleted, hidden or unknown. Counts a view. */
  tweet: DataLoader<string, TweetModel | null>;
  /** What the viewer may see of a user. */
  viewPermission: DataLoader<string, ViewPermission>;
  tweetsCount: DataLoader<string, number>;
  liked: DataLoader<string, boolean>;
  retweeted: DataLoader<string, boolean>;
  bookmarked: DataLoader<string, boolean>;
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
        const models = await loadVisible(ids, cache, viewPermission);
        for (const model of models) if (model) views.add(model.content);
        return models;
      },
      { maxBatchSize },
    ),
    tweetsCount: new DataLoader((ids) => counters.tweetsCounts(ids), { maxBatchSize }),
    liked: flag((ids, userId) => store.likes.among(ids, userId)),
    retweeted: flag((ids, userId) => store.retweets.among(ids, userId)),
    bookmarked: flag((ids, userId) => store.bookmarks.among(ids, userId)),
  };
}

/**
 * Tweets, with the originals of the retweets among them; null where the viewer may not see one of the two. The permissions for
 * all users that appear, including mentioned ones, are loaded in one batch.
 */
async function loadVisible(
  ids: readonly string[],
  cache: TweetCache,
  viewPermission: DataLoader<string, ViewPermission>,
): Promise<(TweetModel | null)[]> {
  const records = (await cache.load(ids)).map(orNullWhenDeleted);
  const originalIds = records.map((record) => record?.retweetOf?.tweetId);
  const originalsToLoad = [...new Set(originalIds.filter((id) => id !== undefined))];
  const users = records.flatMap((record) => (record ? usersIn(record) : []));
  const [originals, viewPermissions] = await Promise.all([
    originalsToLoad.length === 0 ? [] : cache.load(originalsToLoad),
    Promise.all(users.map((id) => viewPermission.load(id))),
  ]);
  const visible = new Map(users.map((id, index) => [id, canSeeTweets(viewPermissions[index] ?? STRANGER)]));
  const originalOf = new Map(
    originalsToLoad.map((id, index) => [id, orNullWhenDeleted(originals[index] ?? null)]),
  );
  return records.map((record) => {
    if (record === null || !visible.get(record.authorId)) return null;
    if (record.retweetOf === null) return { id: record._id, record, content: record };
    const content = originalOf.get(record.retweetOf.tweetId) ?? null;
    if (content === null || !visible.get(content.authorId)) return null;
    return { id: record._id, record, content };
  });
}

function orNullWhenDeleted(record: TweetRecord | null): TweetRecord | null {
  return record?.deletedAt === null ? record : null;
}

function usersIn({ authorId, retweetOf, mentions }: TweetRecord): string[] {
  return [authorId, ...(retweetOf ? [retweetOf.authorId] : []), ...mentions];
}
