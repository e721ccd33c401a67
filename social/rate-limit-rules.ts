import type { RateRule } from '#platform/rate-limit/index.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The limits of the product. "Per address" is an IPv4 address or the /64 network of an IPv6 one. */
export const RULES = {
  /** Per user: tweets, replies, quotes and retweets. */
  tweets: { name: 'tweets', points: 100, duration: HOUR },
  /** Per user. */
  follows: { name: 'follows', points: 400, duration: DAY },
  /** Per user. */
  likes: { name: 'likes', points: 1_000, duration: DAY },
  /** Per address. */
  registrations: { name: 'registrations', points: 10, duration: HOUR },
  /** Per address, whether it works or not. */
  logins: { name: 'logins', points: 20, duration: HOUR },
  /** Per account and address; forgotten after a login that works. Beyond it not even the right password is heard. */
  loginFailures: { name: 'login-failures', points: 5, duration: 15 * MINUTE },
  /**
   * Per account, from all addresses together; forgotten likewise. From `loginFailures.points` on wrong guesses are told to
   * wait, but the right password still lets its owner in from an address that has not failed itself: or a stranger could
   * lock anybody out. Beyond these points nothing is heard from anywhere: or many addresses could guess for ever.
   */
  accountFailures: { name: 'account-failures', points: 50, duration: 15 * MINUTE },
} as const satisfies Record<string, RateRule>;

/** The limits that count per user, by user id; the gateway reports their remaining points. */
export const PERSONAL_RULES: readonly RateRule[] = [RULES.tweets, RULES.follows, RULES.likes];
