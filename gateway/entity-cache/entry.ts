import type { Origin } from './traces.js';

/** The answer to one selection on one entity, as every viewer gets it who may see the entity. */
export interface Entry extends Pick<Origin, 'profileOf' | 'tweetsOf'> {
  /** When the fetch began that brought it, in ms since 1970. */
  readonly at: number;
  readonly expiresAt: number;
  /** What it is made of; see `Changes`. */
  readonly tags: readonly string[];
  /** The entity as JSON: nobody who gets it can change what the next one gets. */
  readonly text: string;
}

/** What stands for the counts of an entity, which grow stale apart from the rest. */
export function countsOf(id: string): string {
  return `${id}#`;
}

/** The people whose standing decides who may be shown an entry. */
export function peopleOf({ profileOf, tweetsOf }: Entry): string[] {
  return [...profileOf, ...tweetsOf];
}
