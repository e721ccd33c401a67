import type { Clock } from '#platform/clock.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { Queries } from '../../queries/index.js';
import type { TimelineSettings } from '../../rules/settings.js';
import type { Stores } from '../../store/index.js';
import { Audiences } from './audience.js';
import { FanOut } from './fan-out.js';
import { Followers } from './followers.js';

/** Opens the fan-out on the stores and sources of the subgraph. */
export function openFanOut(
  { relationships, clock }: { relationships: Relationships; clock: Clock },
  { timelines, readers, pulledAuthors: authors }: Stores,
  { pulls, builds }: Queries,
  settings: TimelineSettings,
): FanOut {
  const audiences = new Audiences({ relationships, authors, pulls, clock, settings });
  const followers = new Followers(relationships, clock, settings.fanOutPage);
  return new FanOut({ followers, timelines, readers, audiences, pulls, builds });
}
