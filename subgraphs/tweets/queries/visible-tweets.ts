import type DataLoader from 'dataloader';
import { canSeeTweets, STRANGER, type ViewPermission } from '#social/visibility.js';
import type { TweetModel } from '../models.js';
import type { TweetRecord } from '../store/index.js';
import type { TweetCache } from '../store/tweet-cache.js';

/**
 * Tweets as the viewer sees them, with the originals of the retweets among them; null where the viewer may not see one of the
 * two. The permissions for all users that appear, including mentioned ones, are loaded in one batch.
 */
export async function visibleTweets(
  found: readonly (TweetRecord | null)[],
  cache: TweetCache,
  viewPermission: DataLoader<string, ViewPermission>,
): Promise<(TweetModel | null)[]> {
  const records = found.map(orNullWhenDeleted);
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
