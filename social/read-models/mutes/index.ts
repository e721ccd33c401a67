import type { Collection } from 'mongodb';
import type { Mongo } from '#platform/mongo/mongo.js';
import { sharedRead } from '#platform/mongo/shared-read.js';
import { MUTED_CONVERSATIONS, MUTED_WORDS, muteListCollection, type MuteListDocument } from './documents.js';

export { MUTED_CONVERSATIONS, MUTED_WORDS, muteListCollection, type Mute } from './documents.js';
export { MuteList, type MuteResult } from './mute-list.js';

/** What a user mutes beside other users. */
export interface Mutes {
  /** As `muteKey` writes them. */
  words: readonly string[];
  /** Ids of conversations. */
  conversations: ReadonlySet<string>;
}

/**
 * The published read model of muted words, which the users subgraph writes, and of muted conversations, which the tweets subgraph
 * writes; read-only. A change that a command has acknowledged is read by every later call.
 */
export interface ReadMutes {
  /** By user; a user who mutes nothing is absent. One find per collection, shared by concurrent calls. */
  of(userIds: readonly string[]): Promise<ReadonlyMap<string, Mutes>>;
}

const NONE: ReadonlySet<string> = new Set();

export function readMutes(mongo: Pick<Mongo, 'database'>): ReadMutes {
  const readWords = readKeysOf(muteListCollection(mongo, MUTED_WORDS));
  const readConversations = readKeysOf(muteListCollection(mongo, MUTED_CONVERSATIONS));
  return {
    async of(userIds) {
      const [words, conversations] = await Promise.all([readWords(userIds), readConversations(userIds)]);
      const muting = userIds.filter((id) => words.has(id) || conversations.has(id));
      return new Map(
        muting.map((id) => [
          id,
          { words: words.get(id) ?? [], conversations: new Set(conversations.get(id) ?? NONE) },
        ]),
      );
    },
  };
}

/** By user: the keys of what the user mutes. May hold more users than the caller asked for. */
function readKeysOf(
  lists: Collection<MuteListDocument>,
): (userIds: readonly string[]) => Promise<ReadonlyMap<string, string[]>> {
  return sharedRead(async (ids) => {
    const options = { projection: { 'muted.key': 1 }, batchSize: ids.length + 1 };
    const found = await lists.find({ _id: { $in: [...ids] } }, options).toArray();
    const muting = found.filter(({ muted }) => muted.length > 0);
    return new Map(muting.map(({ _id, muted }) => [_id, muted.map(({ key }) => key)]));
  });
}
