/** The most members of a group at one time. */
export const MAX_MEMBERS = 50;
/** The most members that a group may have had, former ones included: all of them are in its document. */
export const MAX_MEMBERS_EVER = 250;
/** How often one user may join a group. */
export const MAX_SPANS = 10;
/** The most characters of a message. */
export const MAX_TEXT = 10_000;
/** The different words of a message that it is found by: the first ones. */
export const MAX_WORDS = 500;
/** The most UTF-16 code units, and the most different words, that are searched for. */
export const MAX_QUERY = 200;
export const MAX_QUERY_WORDS = 10;
/** The conversations that are searched: those with the latest activity. */
export const MAX_SEARCHED = 500;
/** The most characters of the name of a group. */
export const MAX_NAME = 50;
/** How long a message may be edited, in ms. */
export const EDITABLE_MS = 15 * 60 * 1_000;
/** How long an idempotency key is known, in ms. */
export const KEY_LIFETIME_MS = 24 * 60 * 60 * 1_000;
