/** What notifications tell of. Equal to the enum `NotificationKind` in the SDL. */
export const KINDS = ['LIKE'] as const;

export type Kind = (typeof KINDS)[number];

/** The GraphQL types of the notifications, by kind. */
export const TYPE_OF = {
  LIKE: 'LikeNotification',
} as const satisfies Record<Kind, string>;
