/** Whose messages a user takes. */
export type Audience = 'EVERYBODY' | 'FOLLOWING' | 'NOBODY';

/** How a user takes messages. */
export interface MessageSettings {
  /** Who may open conversations with the user. */
  from: Audience;
  /** Whether others see how far the user has received and read. */
  receipts: boolean;
}

export const DEFAULT_SETTINGS: MessageSettings = { from: 'EVERYBODY', receipts: true };
