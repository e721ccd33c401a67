/** The consumer that brings lists in line with conversations: what clients query includes every event that it has handled. */
export const COMPLETION = 'messages-completion';
