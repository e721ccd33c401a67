import { defineSubgraph as definePlatformSubgraph } from '#platform/subgraph-server/index.js';
import type { ConsumerManifest, Subgraph, SubgraphManifest } from '#platform/subgraph.js';
import type { Event, EventType } from '#schema/events.js';
import type { SubgraphDeps } from './subgraph-deps.js';

/** Reacts to one event type. Deliveries repeat and may come out of order, so a reaction is idempotent. */
export type ReactionTo<T extends EventType, Parts> = (parts: Parts, event: Event<T>) => Promise<void>;

/** The reactions of one durable consumer: each takes the event that its key names. */
export type Reactions<Parts> = { readonly [T in EventType]?: ReactionTo<T, Parts> };

/** One durable consumer of Rookery's events. */
export type Consumer<Parts> = Omit<ConsumerManifest<Parts>, 'reactions'> & {
  readonly reactions: Reactions<Parts>;
};

/** How a Rookery subgraph describes itself: the platform's manifest, with the types of Rookery's events. */
export type Manifest<Parts, Context> = Omit<
  SubgraphManifest<SubgraphDeps, Parts, Context>,
  'reactions' | 'consumers'
> & {
  /** The reactions of the durable consumer that is named after the subgraph. */
  readonly reactions?: Reactions<Parts>;
  /** Further durable consumers, by durable name. */
  readonly consumers?: Readonly<Record<string, Consumer<Parts>>>;
};

/** Creates a subgraph from its manifest. The compiler checks each reaction against the event that its key names. */
export function defineSubgraph<Parts, Context>(
  manifest: Manifest<Parts, Context>,
): Subgraph<SubgraphDeps, Parts> {
  return definePlatformSubgraph<SubgraphDeps, Parts, Context>(manifest);
}
