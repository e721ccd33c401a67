/** The channel of the signals that tell who is typing. */
export const TYPING_CHANNEL = 'typing';

/** The signal of a user who is typing. */
export const TYPING = 'conversation.typing';

/** The shortest time between two signals of one member in one conversation, in ms. */
export const TYPING_INTERVAL_MS = 1_000;

/** What the signal tells. */
export interface TypingPayload {
  /** The key of the conversation. */
  conversationId: string;
  userId: string;
}
