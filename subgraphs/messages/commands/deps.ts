import type { Outbox } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import type { Bodies } from '../store/bodies.js';
import type { ConversationWrites } from '../store/conversation-writes.js';
import type { Stores } from '../store/index.js';

/** The dependencies of commands. */
export interface CommandDeps extends SubgraphDeps {
  stores: Stores;
  writes: ConversationWrites;
  bodies: Bodies;
  outbox: Pick<Outbox, 'dispatch'>;
}
