import type { Clock } from '#platform/clock.js';
import type { Bus } from '#platform/bus/index.js';
import type { Outbox } from '#platform/mongo/index.js';
import type { Snowflake } from '#platform/snowflake.js';
import type { CreateEvent } from '#schema/events.js';
import type { Push } from '../push/index.js';
import type { AuthorIndex } from '#social/read-models/author-index.js';
import type { ReadMutes } from '#social/read-models/mutes/index.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { Stores } from '../store/index.js';
import type { Settler } from './settle/settler.js';

/** The parts of the subgraph that reactions use. */
export interface ReactionDeps {
  stores: Stores;
  settler: Pick<Settler, 'queue' | 'review'>;
  outbox: Pick<Outbox, 'dispatch'>;
  createEvent: CreateEvent;
  push: Push;
  clock: Clock;
  ids: Snowflake;
  bus: Pick<Bus, 'publish'>;
  relationships: Relationships;
  authorIndex: AuthorIndex;
  mutes: ReadMutes;
}
