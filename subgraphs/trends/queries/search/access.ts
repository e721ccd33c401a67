import { canSeeTweets, STRANGER, type Relationship } from '#social/visibility.js';
import type { Posting } from '../../store/postings.js';

/** What the viewer of a search may see. */
export interface SearchAccess {
  /** The viewer's relationships to authors, in the order of their ids. */
  relationships: (authorIds: readonly string[]) => Promise<Relationship[]>;
  /** The authors that are not public and whose tweets the viewer may see: followed protected accounts, and the viewer. */
  restrictedAuthors: () => Promise<readonly string[]>;
  /** Reads postings for the viewer, a few searches at a time, until nobody waits for the result. */
  read: (postings: (signal: AbortSignal | undefined) => Promise<Posting[]>) => Promise<Posting[]>;
  /** The tweets among `postings` that the viewer may see. */
  keepVisible: (postings: readonly Posting[]) => Promise<Posting[]>;
}

/** Whose tweets a search reads. */
export interface Reach {
  /** Whether it reads the tweets of public authors. */
  isPublic: boolean;
  /** The other authors. */
  authorIds: readonly string[];
}

/** The id of an author that does not exist. It is looked up like a hidden one, so that the two cannot be told apart. */
const NOBODY = '0';

/**
 * Whose tweets the viewer may find, decided before any tweet is read; null for none. `from` are the authors that every result
 * must have, null for an unknown one.
 */
export async function reachOf(access: SearchAccess, from: readonly (string | null)[]): Promise<Reach | null> {
  if (from.length === 0) return { isPublic: true, authorIds: await access.restrictedAuthors() };
  const found = await access.relationships(from.map((id) => id ?? NOBODY));
  if (!found.every(canSeeTweets)) return null;
  const hidden = found.filter(({ author }) => !canSeeTweets({ ...STRANGER, author }));
  return { isPublic: hidden.length === 0, authorIds: hidden.flatMap(({ author }) => author?.id ?? []) };
}
