import type { WrappedKey } from '#platform/encryption/index.js';
import {
  firstOfPair,
  OUTBOX_BROADCASTS,
  type CollectionLayout,
  type WithOutbox,
} from '#platform/mongo/index.js';
import type { Marks } from '../rules/conversation-view.js';
import type { Member, MemberList } from '../rules/member.js';
import type { MessageSettings } from '../rules/settings.js';
import type { Sealed } from './bodies.js';

/** `messages`: the messages by their places. */
export interface MessageDocument {
  /** `conversation:sequence`, the sequence with ten digits. */
  _id: string;
  conversation: string;
  /** 1 for the first message of a conversation, without gaps. */
  sequence: number;
  /** A Snowflake: when it was sent. */
  id: string;
  sender: string;
  /** How many messages of the sender there are up to this one. */
  sent: number;
  /** Null once it is deleted for all. */
  body: Sealed | null;
  /** The sequence of the message that it replies to. */
  replyTo: number | null;
  /** The id of the tweet that it quotes. */
  quote: string | null;
  /** `sender:key`, for an idempotency key. */
  attempt?: string;
  /** ms since 1970. */
  editedAt?: number;
  /** One emoji of each member who reacts, with the number of the change. */
  reactions?: { user: string; emoji: string; at: number }[];
  /** The members who have deleted it from their view. */
  hiddenFor?: string[];
  /** The number of the last change; 0 for none. */
  changed: number;
  /** Earlier texts that former members still see, the oldest first. */
  versions?: MessageVersion[];
  /** Fingerprints of the words of all texts that somebody sees. Only the index needs them: they are not read. */
  words?: string[];
}

/** A text that an edit has replaced. */
export interface MessageVersion {
  /** The number of the edit. */
  until: number;
  body: Sealed;
  editedAt?: number;
}

/** A message as it is read. */
export type MessageRecord = MessageDocument;

/** What changes of a message replace. */
export type ChangedFields = Partial<
  Pick<MessageRecord, 'body' | 'quote' | 'editedAt' | 'reactions' | 'hiddenFor' | 'versions' | 'words'>
>;

/** A change of a message: an edit, a deletion or a reaction. */
export interface MessageChange {
  /** 1 for the first change in a conversation, without gaps. */
  number: number;
  /** The place of the message. */
  sequence: number;
  set: ChangedFields;
}

/**
 * `conversations`: the truth about order and members. Every write names the revision that was read, so writes come one after the
 * other, in whichever process. A message gets its place by the write that stores it, in `tail`, with its event; a change of a message gets
 * its number in the same way, in `changes`.
 */
export interface ConversationDocument extends WithOutbox {
  /** The key: of both users, or a Snowflake. */
  _id: string;
  kind: 'DIRECT' | 'GROUP';
  name: Sealed | null;
  key: WrappedKey;
  /** In the order in which they first joined. */
  members: Member[];
  /** The number of messages. */
  lastSequence: number;
  /** The id of the last message; before the first one, a Snowflake of when it was opened. */
  lastAt: string;
  /** Counts the writes. */
  revision: number;
  /** The revision up to which `messages` and `memberships` are in line. */
  completed: number;
  /** Messages that are perhaps not in `messages` yet. */
  tail: MessageRecord[];
  /** The number of the last change of a message. */
  lastChange: number;
  /** Changes that perhaps are not in `messages` yet. */
  changes: MessageChange[];
  /** The revision that last changed what memberships are taken from. */
  listRevision: number;
}

/** A conversation as it is read. */
export type ConversationRecord = Omit<ConversationDocument, 'outbox' | 'outboxAfter'>;

/** `memberships`: conversations by their members, for lists and counts; and what a member has read, of which this is the truth. */
export interface MembershipDocument extends WithOutbox, Marks {
  /** `user:conversation` */
  _id: string;
  user: string;
  conversation: string;
  list: MemberList;
  /** The place in the list: `lastAt` of the conversation. */
  lastAt: string;
  /** How many messages of others the member may read. */
  others: number;
  /** Whether `others` is above `othersRead`. */
  unread: boolean;
  /** The revision of the conversation that this is taken from. */
  revision: number;
}

/** `settings`: how a user takes messages. */
export interface SettingsDocument extends Partial<MessageSettings> {
  /** The id of the user. */
  _id: string;
}

const DATABASE = 'messages';

export const CONVERSATIONS: CollectionLayout = {
  database: DATABASE,
  name: 'conversations',
  shardKey: '_id',
  broadcasts: { ...OUTBOX_BROADCASTS, '_id range': '`rookery reconcile`.' },
};

export const MESSAGES: CollectionLayout = {
  database: DATABASE,
  name: 'messages',
  shardKey: 'conversation',
  shardKeyOf: firstOfPair,
};

export const MEMBERSHIPS: CollectionLayout = {
  database: DATABASE,
  name: 'memberships',
  shardKey: 'user',
  shardKeyOf: firstOfPair,
  broadcasts: OUTBOX_BROADCASTS,
};

export const SETTINGS: CollectionLayout = { database: DATABASE, name: 'settings', shardKey: '_id' };

export const COLLECTIONS = [CONVERSATIONS, MESSAGES, MEMBERSHIPS, SETTINGS];
