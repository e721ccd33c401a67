import type { Collection } from 'mongodb';
import { openCollection, OUTBOX_BROADCASTS, type CollectionLayout } from '#platform/mongo/layout.js';
import type { WithOutbox } from '#platform/mongo/carrier.js';
import type { Mongo } from '#platform/mongo/mongo.js';

/** Something that a user mutes. */
export interface Mute {
  /** What is compared: the form of a word that `muteKey` gives, or the id of a conversation. */
  key: string;
  /** As the user wrote it, for a word. */
  text?: string;
  /** The id of the event: when it was muted. */
  since: string;
}

/** `mutedWords` and `mutedConversations`: one document for each user who mutes some, so that their number is limited by one write. */
export interface MuteListDocument extends WithOutbox {
  /** The id of the user. */
  _id: string;
  /** The oldest first. */
  muted: Mute[];
  /** Changes with each write: a write names the one that it has read. */
  revision: string;
}

export const MUTED_WORDS: CollectionLayout = {
  database: 'relationships',
  name: 'mutedWords',
  shardKey: '_id',
  broadcasts: OUTBOX_BROADCASTS,
};

export const MUTED_CONVERSATIONS: CollectionLayout = {
  database: 'tweets',
  name: 'mutedConversations',
  shardKey: '_id',
  broadcasts: OUTBOX_BROADCASTS,
};

/** The collection of a layout: for the subgraph that writes it. All others use `readMutes`. */
export function muteListCollection(
  mongo: Pick<Mongo, 'database'>,
  layout: typeof MUTED_WORDS,
): Collection<MuteListDocument> {
  return openCollection(mongo, layout);
}
