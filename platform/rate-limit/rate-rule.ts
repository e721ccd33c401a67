/** How much of something one key (a user, an address, an account) may do in how long. */
export interface RateRule {
  /** Stands before the keys: rules of different names count apart. */
  name: string;
  points: number;
  /** Seconds from the first use until all points are there again. */
  duration: number;
}
