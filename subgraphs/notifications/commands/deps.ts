import type { Outbox } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { Push } from '../push/index.js';
import type { Stores } from '../store/index.js';

/** The dependencies of commands. */
export interface CommandDeps extends SubgraphDeps {
  stores: Stores;
  outbox: Pick<Outbox, 'dispatch'>;
  push: Push;
}
