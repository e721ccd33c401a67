import type { RateRule } from '#platform/rate-limit/index.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The product's rate limits; durations in seconds. "Per address" means an IPv4 address or the /64 network of an IPv6 one. */
export const RULES = {
  /** Per user: tweets, replies, quotes and retweets. */
  tweets: { name: 'tweets', points: 100, duration: HOUR },
  /** Per user. */
  follows: { name: 'follows', points: 400, duration: DAY },
  /** Per user. */
  likes: { name: 'likes', points: 1_000, duration: DAY },
  /** Per user: notifications that are pushed to devices. */
  pushes: { name: 'pushes', points: 60, duration: HOUR },
  /** Per user: registrations of devices for pushes, each of which looks up a name. */
  pushRegistrations: { name: 'push-registrations', points: 60, duration: HOUR },
  /** Per user: direct messages. */
  messages: { name: 'messages', points: 1_000, duration: DAY },
  /** Per user: direct messages to users who neither follow the sender nor have accepted the conversation. */
  messagesToStrangers: { name: 'messages-to-strangers', points: 20, duration: DAY },
  /** Per user: conversations with a first message, and groups. */
  conversations: { name: 'conversations', points: 30, duration: HOUR },
  /** Per user: uploads of pictures and videos. */
  mediaUploads: { name: 'media-uploads', points: 200, duration: HOUR },
  /** Per address. */
  registrations: { name: 'registrations', points: 10, duration: HOUR },
  /** Per address, successful or not. */
  logins: { name: 'logins', points: 20, duration: HOUR },
  /** Per account and address; reset by a successful login. Beyond it the right password is refused, too. */
  loginFailures: { name: 'login-failures', points: 5, duration: 15 * MINUTE },
  /**
   * Per account, from all addresses together; reset by a successful login. From `loginFailures.points` on, a wrong password
   * gets RATE_LIMITED, but the right one is accepted from an address that has not failed: otherwise a stranger could lock
   * the owner out. Beyond these points every login is refused: otherwise many addresses could guess without end.
   */
  accountFailures: { name: 'account-failures', points: 50, duration: 15 * MINUTE },
} as const satisfies Record<string, RateRule>;

/** The limits that count per user, by user id; the gateway reports their remaining points. */
export const PERSONAL_RULES: readonly RateRule[] = [RULES.tweets, RULES.follows, RULES.likes];
