import type { AnyEvent } from '#schema/events.js';
import type { ConversationRecord, MessageChange, MessageRecord } from './documents.js';

/** What a write makes of a conversation: `record` is the same object when nothing changes. */
export interface Step<T> {
  record: ConversationRecord;
  messages?: readonly MessageRecord[];
  /** The change of a message; it gets the number that `apply` was called with. */
  change?: Omit<MessageChange, 'number'>;
  events?: readonly AnyEvent[];
  result: T;
}

/** A write to a conversation. */
export interface ConversationWrite<T> {
  /** `sender:key`: `earlier` is the message that was sent with it. */
  attempt?: string | undefined;
  /** The place of a message that is changed. */
  target?: number;
  /**
   * Decides by the conversation as it is, null when there is none; throws to refuse. Called again when another process has written
   * first. `revision` is that of the write.
   */
  apply(record: ConversationRecord | null, revision: number, known: Known): Step<T>;
}

/** What a write has asked for. */
export interface Known {
  /** The message with the same `attempt`. */
  earlier: MessageRecord | undefined;
  /** The message at `target`, with all changes up to this write. */
  target: MessageRecord | undefined;
  /** The number of the change, if it is one. */
  change: number;
}

/** A write in the queue. */
export interface Waiting {
  write: ConversationWrite<unknown>;
  resolve: (result: unknown) => void;
  reject: (error: unknown) => void;
}
