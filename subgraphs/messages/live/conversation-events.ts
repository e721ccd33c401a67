import type { LiveEvent, LiveSource, LiveValue, TopicChange } from '#platform/live-source.js';
import { openCollection } from '#platform/mongo/index.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { COMPLETION } from '../reactions/consumer-names.js';
import { messageId } from '#social/message-ids.js';
import { conversationId } from '../rules/conversation-key.js';
import { TYPING, TYPING_CHANNEL } from '../rules/typing.js';
import { Conversations } from '../store/conversations.js';
import {
  CONVERSATIONS,
  MEMBERSHIPS,
  MESSAGES,
  SETTINGS,
  type ConversationDocument,
  type MembershipDocument,
  type MessageDocument,
  type SettingsDocument,
} from '../store/documents.js';
import { Memberships } from '../store/memberships.js';
import { Messages } from '../store/messages.js';
import { Settings } from '../store/settings.js';
import {
  isConversationChange,
  listenersOf,
  topicOf,
  type ConversationChange,
} from './conversation-change.js';
import { LIVE_CURSORS } from './cursor-list.js';
import { receptionOf } from './reception.js';

/** Conversations of a viewer that one find reads. */
const SLICE = 1_000;

/**
 * The live source of `conversationEvents`. The topics are the conversations that the viewer is or was a member of; the first
 * event of a conversation names its members, so an open stream hears of a new one.
 */
export function conversationEvents({
  mongo,
  relationships,
}: Pick<SubgraphDeps, 'mongo' | 'relationships'>): LiveSource<ConversationChange> {
  const memberships = new Memberships(openCollection<MembershipDocument>(mongo, MEMBERSHIPS));
  const deps = {
    conversations: new Conversations(openCollection<ConversationDocument>(mongo, CONVERSATIONS)),
    messages: new Messages(openCollection<MessageDocument>(mongo, MESSAGES)),
    settings: new Settings(openCollection<SettingsDocument>(mongo, SETTINGS)),
    relationships,
  };
  return {
    stream: 'MESSAGES',
    signals: TYPING_CHANNEL,
    cursorList: LIVE_CURSORS,
    progress: COMPLETION,
    subjectFields: ['message', 'conversation'],
    async topicsOf({ id }) {
      const topics = new Set<string>();
      for (let after = ''; ;) {
        const keys = await memberships.conversationsOf(id, after, SLICE);
        for (const key of keys) topics.add(key);
        if (keys.length < SLICE) return topics;
        after = keys.at(-1)!;
      }
    },
    follow: { stream: 'MESSAGES', changesOf: topicChanges },
    topicOf,
    mayReceive: (change, viewerIds) => receptionOf(deps, change, viewerIds),
    toValue,
    gapValue: (cursor, missed) => ({ __typename: 'ConversationsGap', cursor, missed }),
  };
}

/** Members who leave keep the topic: what they may hear is decided for each event. */
function topicChanges(event: LiveEvent): readonly TopicChange[] {
  if (!isConversationChange(event)) return [];
  const topic = event.payload.conversationId;
  return listenersOf(event).map((viewerId) => ({ viewerId, topic, listens: true }));
}

/** A `ConversationEvent` with keys only. */
function toValue(change: ConversationChange, cursor: string): LiveValue {
  const { type, payload } = change;
  const conversation = { __typename: 'Conversation', id: conversationId(payload.conversationId) };
  switch (type) {
    case 'message.sent':
      return { __typename: 'MessageSent', cursor, message: message(payload) };
    case 'message.changed':
      return { __typename: 'MessageChanged', cursor, message: message(payload) };
    case 'message.reaction-changed':
      return { __typename: 'ReactionChanged', cursor, message: message(payload) };
    case 'message.deleted':
    case 'message.hidden': {
      const { id: deletedId } = message(payload);
      const deleted = { messageId: deletedId, conversationId: conversation.id, sequence: payload.sequence };
      return { __typename: 'MessageDeleted', cursor, ...deleted, forAll: type === 'message.deleted' };
    }
    case 'conversation.receipt-moved': {
      const { userId, readUpTo, deliveredUpTo } = payload;
      const moved = { userId, user: user(userId), readUpTo, deliveredUpTo };
      return { __typename: 'ReceiptMoved', cursor, conversationId: conversation.id, ...moved };
    }
    case 'conversation.members-changed':
      return { __typename: 'MembersChanged', cursor, conversation };
    case 'conversation.changed':
    case 'conversation.listed':
      return { __typename: 'ConversationChanged', cursor, conversation };
    case TYPING: {
      const { userId } = payload;
      return { __typename: 'Typing', conversationId: conversation.id, userId, user: user(userId) };
    }
  }
}

function message({ conversationId: key, sequence }: { conversationId: string; sequence: number }) {
  return { __typename: 'Message', id: messageId(key, sequence) };
}

function user(id: string) {
  return { __typename: 'User', id };
}
