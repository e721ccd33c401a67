import type { Origin } from './cache-tags.js';

/** The answer to one selection on one entity, as every viewer gets it who may see the entity. */
export interface Entry extends Readonly<Pick<Origin, 'owners'>> {
  /** When the fetch began that brought it, in ms since 1970. */
  readonly at: number;
  readonly expiresAt: number;
  /** What it is made of; see `Changes`. */
  readonly tags: readonly string[];
  /** The entity, frozen all the way down: everybody gets the same, and nobody can change what the next one gets. */
  readonly fields: Record<string, unknown>;
}

/** What stands for the counts of an entity, which grow stale apart from the rest. */
export function countsOf(id: string): string {
  return `${id}#`;
}
