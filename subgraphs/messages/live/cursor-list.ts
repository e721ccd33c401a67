/** The list name inside the cursors of `conversationEvents`; `liveCursor` of a page of conversations uses it too. */
export const LIVE_CURSORS = 'conversation-events';
