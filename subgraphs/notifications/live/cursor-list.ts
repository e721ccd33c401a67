/** The list name inside the cursors of `notificationEvents`. */
export const LIVE_CURSORS = 'notification-events';
