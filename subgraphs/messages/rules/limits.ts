/** The most members of a group at one time. */
export const MAX_MEMBERS = 50;
/** The most members that a group may have had, former ones included: all of them are in its document. */
export const MAX_MEMBERS_EVER = 250;
/** How often one user may join a group. */
export const MAX_SPANS = 10;
/** The most characters of a message. */
export const MAX_TEXT = 10_000;
/** The most characters of the name of a group. */
export const MAX_NAME = 50;
/** How long a message may be edited, in ms. */
export const EDITABLE_MS = 15 * 60 * 1_000;
/** How long an idempotency key is known, in ms. */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1_000;
