import type { ConversationView } from './rules/conversation-view.js';
import type { ConversationRecord, MessageRecord } from './store/documents.js';

/** A conversation that the viewer may see, as the viewer sees it. */
export interface ConversationModel {
  record: ConversationRecord;
  view: ConversationView;
}

/** A message that the viewer may see. */
export interface MessageModel {
  record: MessageRecord;
  conversation: ConversationRecord;
}

/** A member of a conversation, for one viewer. */
export interface ConversationMemberModel {
  conversation: ConversationModel;
  userId: string;
  isAdmin: boolean;
}

/** The signed-in user. */
export interface ViewerModel {
  /** The id of the user; that of the record is made from it. */
  userId: string;
}

/** A member's reaction to a message. */
export interface MessageReactionModel {
  userId: string;
  emoji: string;
}
