import type { Bus } from '#platform/bus/index.js';
import type { Clock } from '#platform/clock.js';
import type { Metrics } from '#platform/metrics/index.js';
import type { CreateEvent } from '#schema/events.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { AuthorTweets } from '../queries/sources/author-tweets.js';
import type { TimelineBuilds } from '../queries/sources/timeline-builds.js';
import type { TimelineSettings } from '../rules/settings.js';
import type { Stores } from '../store/index.js';
import type { FanOut } from './fan-out/fan-out.js';

/** The parts of the subgraph that reactions use. */
export interface ReactionDeps extends Pick<
  Stores,
  'timelines' | 'readers' | 'mentions' | 'tombstones' | 'backups' | 'engagement' | 'retryQueue'
> {
  relationships: Relationships;
  tweets: AuthorTweets;
  fanOut: FanOut;
  builds: TimelineBuilds;
  bus: Pick<Bus, 'publish'>;
  metrics: Pick<Metrics, 'postponed'>;
  createEvent: CreateEvent;
  clock: Clock;
  settings: TimelineSettings;
}
