/** How many points one key (a user, an address, an account) may consume in a period. */
export interface RateRule {
  /** Prefix of the keys: rules with different names have separate counters. */
  name: string;
  points: number;
  /** Seconds from the first use until all points are available again. */
  duration: number;
}
