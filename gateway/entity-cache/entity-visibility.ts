import type { AnyEvent } from '#platform/event.js';

/**
 * What a viewer may see of an entity's owner, by aspect. The aspects are named by the SDL: `@cacheEntity(profileOf: ["id"])`
 * demands the aspect `profile` of the owner whose id is at the path `id`.
 */
export type Permission = Readonly<Record<string, boolean>>;

/** What an event makes stale. */
export interface EntityEffects {
  /** Ids of the entities that have changed. */
  readonly entities: readonly string[];
  /** Ids of the entities of which only a count has changed. */
  readonly counts: readonly string[];
  /** Ids of the users whose permissions towards all other users may have changed. */
  readonly users: readonly string[];
  /** Pairs of users whose permissions towards each other may have changed. */
  readonly edges: readonly (readonly [string, string])[];
}

/**
 * The port through which the gateway reads permissions and the effects of events, so that viewers can share cached entities.
 * Without an implementation the gateway caches no entities.
 */
export interface EntityVisibility {
  /** The streams whose events `effectsOf` reads. */
  readonly streams: readonly string[];
  effectsOf(event: AnyEvent): EntityEffects;
  /** What a viewer, null for an anonymous one, may see of each owner, in the order of `ownerIds`. */
  permissions(viewerId: string | null, ownerIds: readonly string[]): Promise<readonly Permission[]>;
}
