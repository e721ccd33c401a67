import type { Infrastructure } from '#platform/infrastructure.js';
import type { CreateEvent } from '#schema/events.js';
import type { MediaOptions } from './media-settings.js';
import { DEFAULT_TIERS, type FollowerTiers } from './follower-tiers.js';
import { NO_PUSH, type PushOptions } from './push-settings.js';
import { readReadyMedia, type ReadyMedia } from './read-models/ready-media.js';
import { readAuthorIndex, type AuthorIndex } from './read-models/author-index.js';
import { readMutes, type ReadMutes } from './read-models/mutes/index.js';
import { readRelationships, type Relationships } from './read-models/relationships/index.js';

/** The dependencies of each Rookery subgraph: the infrastructure, the published read models and what operators set. */
export interface SubgraphDeps extends Infrastructure {
  createEvent: CreateEvent;
  relationships: Relationships;
  authorIndex: AuthorIndex;
  mutes: ReadMutes;
  readyMedia: ReadyMedia;
  tiers: FollowerTiers;
  pushOptions: PushOptions;
  /** Null for a network without media. */
  mediaOptions: MediaOptions | null;
}

/** What operators set for subgraphs. @default the tiers of the design, no pushes, and no media */
export interface SubgraphOptions {
  tiers?: FollowerTiers;
  push?: PushOptions;
  media?: MediaOptions | null;
}

/** Adds the shared domain to the infrastructure. */
export function openSubgraphDeps(
  infrastructure: Infrastructure,
  { tiers = DEFAULT_TIERS, push = NO_PUSH, media = null }: SubgraphOptions = {},
): SubgraphDeps {
  const { mongo } = infrastructure;
  return {
    ...infrastructure,
    relationships: readRelationships(mongo),
    authorIndex: readAuthorIndex(mongo),
    mutes: readMutes(mongo),
    readyMedia: readReadyMedia(mongo),
    tiers,
    pushOptions: push,
    mediaOptions: media,
  };
}
