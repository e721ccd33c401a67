import { Carrier, openCollection } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { Conversations } from './conversations.js';
import {
  CONVERSATIONS,
  MEMBERSHIPS,
  MESSAGES,
  SETTINGS,
  type ConversationDocument,
  type MembershipDocument,
  type MessageDocument,
  type SettingsDocument,
} from './documents.js';
import { Memberships } from './memberships.js';
import { Messages } from './messages.js';
import { Settings } from './settings.js';

export { COLLECTIONS } from './documents.js';

/** All stores of this subgraph. */
export interface Stores {
  conversations: Conversations;
  messages: Messages;
  memberships: Memberships;
  settings: Settings;
  /** The collections whose documents carry events. */
  carriers: readonly Carrier[];
}

/** Opens the stores and creates their indexes. */
export async function openStores({ mongo }: Pick<SubgraphDeps, 'mongo'>): Promise<Stores> {
  const conversations = new Conversations(openCollection<ConversationDocument>(mongo, CONVERSATIONS));
  const messages = new Messages(openCollection<MessageDocument>(mongo, MESSAGES));
  const memberships = new Memberships(openCollection<MembershipDocument>(mongo, MEMBERSHIPS));
  const settings = new Settings(openCollection<SettingsDocument>(mongo, SETTINGS));
  for (const store of [conversations, messages, memberships]) await store.ensureIndexes();
  const carriers = [Carrier.of(conversations.collection), Carrier.of(memberships.collection, MEMBERSHIPS)];
  return { conversations, messages, memberships, settings, carriers };
}
