import type { Reception } from '#platform/live-source.js';
import type { Relationships } from '#social/read-models/relationships/index.js';
import { belongsAtHome, type Relationship, type TweetParticipants } from '#social/visibility.js';

/**
 * Which viewers may see a tweet on their home timeline at this moment. Reads the graph, not a cache: a block, a mute or a
 * protection holds from the next event on. One read per participant.
 */
export async function receptionOf(
  relationships: Pick<Relationships, 'toAuthor'>,
  participants: TweetParticipants,
  viewerIds: readonly string[],
): Promise<Reception> {
  const { authorId, originalAuthorId, answeredId } = participants;
  const ids = [...new Set([authorId, originalAuthorId, answeredId].filter((id) => id !== null))];
  const read = await Promise.all(ids.map((id) => relationships.toAuthor(id, viewerIds)));
  // One function for all viewers: a closure per viewer would cost more than the decision.
  let viewer = 0;
  const relationshipTo = (id: string): Relationship | undefined => read[ids.indexOf(id)]?.[viewer];
  const mayReceive: boolean[] = [];
  for (; viewer < viewerIds.length; viewer++) mayReceive.push(belongsAtHome(participants, relationshipTo));
  viewer = 0;
  const isShared =
    isPublic(relationshipTo(authorId)) &&
    (originalAuthorId === null || isPublic(relationshipTo(originalAuthorId)));
  return { mayReceive, isShared };
}

/** The subgraphs show the tweets of a protected or suspended author to some viewers only. */
function isPublic(relationship: Relationship | undefined): boolean {
  const author = relationship?.author;
  return author != null && !author.protected && !author.suspended;
}
