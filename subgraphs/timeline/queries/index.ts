import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { TimelineSettings } from '../rules/settings.js';
import type { BackgroundTasks } from '../store/background-tasks.js';
import type { Stores } from '../store/index.js';
import { HomeTimeline } from './home-timeline.js';
import { LiveCursors } from './home/live-cursors.js';
import { Skeleton } from './home/skeleton.js';
import { RankedTimeline } from './home/top.js';
import { relationshipLoader, type RelationshipLoader } from './loaders.js';
import { MentionsTimeline } from './mentions-timeline.js';
import { AuthorTweets } from './sources/author-tweets.js';
import { DocumentReads } from './sources/document-reads.js';
import { PulledTweets } from './sources/pulled-tweets.js';
import { Rebuild } from './sources/rebuild.js';
import type { RecentDeletions } from './sources/recent-deletions.js';
import { TimelineBuilds } from './sources/timeline-builds.js';

/** The queries of this subgraph, and the sources that reactions use too. */
export interface Queries {
  home: HomeTimeline;
  mentionsTimeline: MentionsTimeline;
  tweets: AuthorTweets;
  pulls: PulledTweets;
  builds: TimelineBuilds;
}

export function openQueries(
  { bus, relationships, authorIndex, cursors, metrics, clock, log }: SubgraphDeps,
  stores: Stores,
  background: BackgroundTasks,
  deletions: RecentDeletions,
  settings: TimelineSettings,
): Queries {
  const { timelines, tombstones, readers, pulledAuthors: authors, pulledLists: lists } = stores;
  const tweets = new AuthorTweets(authorIndex);
  const documentReads = new DocumentReads(settings);
  const builds = new TimelineBuilds({ metrics, clock, log, settings });
  const common = { relationships, tweets, builds, clock, settings };
  const pulls = new PulledTweets({ ...common, authors, lists, tombstones, readers });
  const rebuild = new Rebuild({ ...common, ...stores, documentReads, background });
  const sources = { ...common, timelines, readers, rebuild, pulls, documentReads };
  const openRelationships = (userId: string): RelationshipLoader => relationshipLoader(relationships, userId);
  const home = new HomeTimeline({
    cursors,
    deletions,
    liveCursors: new LiveCursors({ bus, cursors, clock, log }),
    ranked: new RankedTimeline({ ...stores, clock, settings }),
    openRelationships,
    openSkeleton: (userId, isUpToDate, signal) => new Skeleton(sources, { userId, isUpToDate, signal }),
  });
  const mentionsTimeline = new MentionsTimeline({ cursors, mentions: stores.mentions, openRelationships });
  return { home, mentionsTimeline, tweets, pulls, builds };
}
