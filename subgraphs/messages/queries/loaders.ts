import DataLoader from 'dataloader';
import type { Relationships } from '#social/read-models/relationships/index.js';
import type { Relationship } from '#social/visibility.js';
import type { ConversationModel, MessageModel } from '../models.js';
import { asSeenBy, withChanges } from '../rules/changes.js';
import { placeOfMessage, type Place } from '#social/message-ids.js';
import { NO_MARKS, viewOf, type Marks } from '../rules/conversation-view.js';
import { mayRead } from '../rules/member.js';
import type { MessageSettings } from '../rules/settings.js';
import type { MessageRecord } from '../store/documents.js';
import type { Stores } from '../store/index.js';
import { idOfMembership, type MembershipPair } from '../store/memberships.js';
import { idOfMessage } from '../store/messages.js';

export interface LoaderDeps {
  stores: Stores;
  relationships: Pick<Relationships, 'ofViewer' | 'toAuthor'>;
}

/** What one request has read, each thing once and in batches. */
export interface Loaders {
  /** The viewer's relationships to users. */
  relationship: DataLoader<string, Relationship>;
  /** Whether users follow the viewer. */
  followsBack: DataLoader<string, boolean>;
  /** How users take messages. */
  settings: DataLoader<string, MessageSettings>;
  /** What members have done with conversations; null for who is none. */
  marks: DataLoader<MembershipPair, Marks | null, string>;
  /** By key: conversations that the viewer is or was a member of; null for all others. */
  conversation: DataLoader<string, ConversationModel | null>;
  /** By id: messages that the viewer may read and has not deleted; null for all others. */
  message: DataLoader<string, MessageModel | null>;
}

export function createLoaders(viewerId: string, { stores, relationships }: LoaderDeps): Loaders {
  const marks = new DataLoader(
    async (pairs: readonly MembershipPair[]) => {
      const found = await stores.memberships.marksOf(pairs);
      return pairs.map(({ user, conversation }) => found.get(idOfMembership(user, conversation)) ?? null);
    },
    { cacheKeyFn: ({ user, conversation }: MembershipPair) => idOfMembership(user, conversation) },
  );
  const conversation = new DataLoader(async (keys: readonly string[]) => {
    const [found, own] = await Promise.all([
      stores.conversations.among(keys),
      Promise.all(keys.map((key) => marks.load({ user: viewerId, conversation: key }))),
    ]);
    return keys.map((key, index): ConversationModel | null => {
      const record = found.get(key);
      const view = record && viewOf(record, viewerId, own[index] ?? NO_MARKS);
      return record && view ? { record, view } : null;
    });
  });
  return {
    relationship: new DataLoader((ids) => relationships.ofViewer(viewerId, ids)),
    followsBack: new DataLoader(async (ids) =>
      (await relationships.toAuthor(viewerId, ids)).map(({ following }) => following),
    ),
    settings: new DataLoader((ids) => stores.settings.among(ids)),
    marks,
    conversation,
    message: new DataLoader((ids) => readMessages(ids, viewerId, stores, conversation)),
  };
}

async function readMessages(
  ids: readonly string[],
  viewerId: string,
  stores: Pick<Stores, 'messages'>,
  conversations: Loaders['conversation'],
): Promise<(MessageModel | null)[]> {
  const places = ids.map(placeOfMessage);
  const models = await Promise.all(
    places.map((place) => (place === null ? Promise.resolve(null) : conversations.load(place.conversation))),
  );
  const readable = places.filter(
    (place, index): place is Place => place !== null && isReadable(models[index] ?? null, place.sequence),
  );
  const found: ReadonlyMap<string, MessageRecord> =
    readable.length === 0 ? new Map() : await stores.messages.among(readable);
  return places.map((place, index) => {
    const model = models[index] ?? null;
    if (place === null || model === null || !isReadable(model, place.sequence)) return null;
    const { tail, changes } = model.record;
    const stored = found.get(idOfMessage(place)) ?? tail.find(({ sequence }) => sequence === place.sequence);
    return stored ? toMessage(withChanges(stored, changes), viewerId, model) : null;
  });
}

/** A message as the viewer sees it; null when the viewer has deleted it. */
export function toMessage(
  message: MessageRecord,
  viewerId: string,
  { record, view: { member } }: ConversationModel,
): MessageModel | null {
  if (message.hiddenFor?.includes(viewerId)) return null;
  return { record: asSeenBy(member, message), conversation: record };
}

export function isReadable(model: ConversationModel | null, sequence: number): boolean {
  return model !== null && sequence <= model.view.lastSequence && mayRead(model.view.member, sequence);
}
