import type { Mongo } from '#platform/mongo/index.js';
import type { TweetDocument } from '#subgraphs/tweets/store/documents.js';
import type { AcknowledgedLoad } from '#testkit/faults/acknowledged-load.js';
import type { TestUser } from '#testkit/client/index.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { FollowersOf } from '#testkit/operations/users.js';

/** How timelines and counts differ from what was acknowledged: entries of all readers together, and wrong counts. */
export interface Differences {
  lost: number;
  doubled: number;
  foreign: number;
  'wrong likes': number;
  'wrong followers': number;
}

export async function differencesOf(load: AcknowledgedLoad, mongo: Mongo): Promise<Differences> {
  const posted = new Set(load.posted);
  const pages = await Promise.all(load.cast.readers.map(timelineOf));
  const sum = (count: (page: readonly string[], ids: ReadonlySet<string>) => number): number =>
    pages.reduce((total, page) => total + count(page, new Set(page)), 0);
  return {
    lost: sum((_, ids) => [...posted].filter((id) => !ids.has(id)).length),
    doubled: sum((page, ids) => page.length - ids.size),
    foreign: sum((_, ids) => [...ids].filter((id) => !posted.has(id)).length),
    'wrong likes': await wrongLikes(load, mongo),
    'wrong followers': await wrongFollowers(load),
  };
}

async function timelineOf(reader: TestUser): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { homeTimeline }: { homeTimeline: Page } = await reader.get(HomeTimeline, { first: 100, after });
    ids.push(...homeTimeline.edges.map(({ node }) => node?.id ?? ''));
    if (!homeTimeline.pageInfo.hasNextPage) return ids;
    after = homeTimeline.pageInfo.endCursor ?? null;
  }
}

interface Page {
  edges: readonly { node: { id: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** In the documents: a failover of Redis may lose the message that makes a cached count old, which then stays for minutes. */
async function wrongLikes({ posted, likes }: AcknowledgedLoad, mongo: Mongo): Promise<number> {
  const tweets = mongo.database('tweets').collection<TweetDocument>('tweets');
  const found = await tweets.find({ _id: { $in: posted } }).toArray();
  return found.filter(({ _id, counts }) => counts.likes !== (likes.get(_id)?.size ?? 0)).length;
}

async function wrongFollowers({ cast, follows }: AcknowledgedLoad): Promise<number> {
  const { users } = await cast.stranger.get(FollowersOf, { ids: cast.stars.map(({ id }) => id) });
  return users.filter((user) => user?.followersCount !== (follows.get(user?.id ?? '')?.size ?? 0)).length;
}
