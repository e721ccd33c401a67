import type { Origin } from './cache-tags.js';

/** The result of one selection on one entity: equal for all viewers who may see the entity. */
export interface Entry extends Readonly<Pick<Origin, 'owners'>> {
  /** The start of the fetch, in ms since 1970. */
  readonly at: number;
  /** In ms since 1970. */
  readonly expiresAt: number;
  /** The ids whose changes make the entry stale; see `Changes`. */
  readonly tags: readonly string[];
  /** The public fields, deeply frozen, because responses share them. */
  readonly fields: Record<string, unknown>;
}

/** The tag of an entity's counts, which are invalidated separately. */
export function countsOf(id: string): string {
  return `${id}#`;
}
