import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { relationshipLoader } from './loaders.js';
import type { TimelineSettings } from '../rules/settings.js';
import type { Stores } from '../store/index.js';
import { Audiences } from '../reactions/fan-out/audience.js';
import { AuthorTweets } from './sources/author-tweets.js';
import type { Background } from '../store/background-tasks.js';
import type { Deletions } from './sources/recent-deletions.js';
import { DocumentReads } from './sources/document-reads.js';
import { FanOut } from '../reactions/fan-out/fan-out.js';
import { Feeds } from './home/home-timeline.js';
import { Followers } from '../reactions/fan-out/followers.js';
import { TimelineBuilds } from './sources/timeline-builds.js';
import { LiveCursors } from './home/live-cursors.js';
import { Pulls } from './sources/pulled-tweets.js';
import { Rebuild } from './sources/rebuild.js';
import { Skeleton } from './home/home-entries.js';
import { TopFeed } from './home/top.js';

/** Puts together what reads timelines and what writes them. */
export function openFeeds(
  { bus, graph, authorIndex, cursors, metrics, clock, log }: SubgraphDeps,
  stores: Stores,
  background: Background,
  deletions: Deletions,
  settings: TimelineSettings,
): { feeds: Feeds; tweets: AuthorTweets; fanOut: FanOut; builds: TimelineBuilds } {
  const { timelines, tombstones, readers, pulledAuthors: authors, pulledLists: lists } = stores;
  const tweets = new AuthorTweets(authorIndex);
  const documentReads = new DocumentReads(settings);
  const builds = new TimelineBuilds({ metrics, clock, log, settings });
  const common = { graph, tweets, builds, clock, settings };
  const pulls = new Pulls({ ...common, authors, lists, tombstones, readers });
  const rebuild = new Rebuild({ ...common, ...stores, documentReads, background });
  const parts = { ...common, timelines, readers, rebuild, pulls, documentReads };
  const feeds = new Feeds({
    cursors,
    deletions,
    liveCursors: new LiveCursors({ bus, cursors, clock, log }),
    mentions: stores.mentions,
    top: new TopFeed({ ...stores, clock, settings }),
    openRelationships: (userId) => relationshipLoader(graph, userId),
    openSkeleton: (userId, isUpToDate) => new Skeleton(parts, userId, isUpToDate),
  });
  const audiences = new Audiences({ graph, authors, pulls, clock, settings });
  const followers = new Followers(graph, clock, settings.fanOutPage);
  const fanOut = new FanOut({ followers, timelines, readers, audiences, pulls, builds });
  return { feeds, tweets, fanOut, builds };
}
