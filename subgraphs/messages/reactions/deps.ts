import type { CreateEvent } from '#schema/events.js';
import type { ConversationWrites } from '../store/conversation-writes.js';
import type { Stores } from '../store/index.js';

/** The parts of the subgraph that reactions use. */
export interface ReactionDeps {
  stores: Stores;
  writes: ConversationWrites;
  createEvent: CreateEvent;
}
