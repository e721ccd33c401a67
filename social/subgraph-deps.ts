import type { Infrastructure } from '#platform/infrastructure.js';
import type { CreateEvent } from '#schema/events.js';
import { DEFAULT_TIERS, type FollowerTiers } from './follower-tiers.js';
import { readAuthorIndex, type AuthorIndex } from './read-models/author-index.js';
import { readRelationships, type Relationships } from './read-models/relationships/index.js';

/** The dependencies of each Rookery subgraph: the infrastructure, the published read models and the follower tiers. */
export interface SubgraphDeps extends Infrastructure {
  createEvent: CreateEvent;
  relationships: Relationships;
  authorIndex: AuthorIndex;
  tiers: FollowerTiers;
}

/** Adds the shared domain to the infrastructure. */
export function openSubgraphDeps(
  infrastructure: Infrastructure,
  tiers: FollowerTiers = DEFAULT_TIERS,
): SubgraphDeps {
  const { mongo } = infrastructure;
  return {
    ...infrastructure,
    relationships: readRelationships(mongo),
    authorIndex: readAuthorIndex(mongo),
    tiers,
  };
}
