import type { Clock } from '#platform/clock.js';
import type { Graph } from '#social/read-models/graph.js';
import type { AuthorTweets } from '../queries/sources/author-tweets.js';
import type { FanOut } from './fan-out/fan-out.js';
import type { TimelineBuilds } from '../queries/sources/timeline-builds.js';
import type { TimelineSettings } from '../rules/settings.js';
import type { Backups } from '../store/backups.js';
import type { Engagement } from '../store/engagement.js';
import type { Mentions } from '../store/mentions.js';
import type { Readers } from '../store/readers.js';
import type { Timelines } from '../store/timelines.js';
import type { Tombstones } from '../store/tombstones.js';
import type { CatchUp } from './retries.js';

/** What reactions work with. */
export interface ReactionDeps {
  graph: Graph;
  tweets: AuthorTweets;
  timelines: Timelines;
  readers: Readers;
  mentions: Mentions;
  tombstones: Tombstones;
  backups: Backups;
  engagement: Engagement;
  fanOut: FanOut;
  builds: TimelineBuilds;
  catchUp: CatchUp;
  clock: Clock;
  settings: TimelineSettings;
}
