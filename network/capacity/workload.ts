/** What the users of a network do. */
export interface Workload {
  /** Users who are active on a day. */
  dau: number;
  /** Tweets of an active user per day. */
  tweetsPerDay: number;
  /** Home timelines that are read for each tweet written. */
  readsPerTweet: number;
  likesPerTweet: number;
  /** Followers whose timelines a tweet is written into, on average. Those of celebrities do not count: readers pull. */
  followers: number;
  /** The share of active users who are connected at the peak, in percent. */
  online: number;
  /** The busiest second, as a multiple of the average one. */
  peak: number;
  /** How long documents are kept, in days. */
  days: number;
}

/** What the options that are not given default to. */
export const DEFAULT_WORKLOAD: Workload = {
  dau: 1_000_000,
  tweetsPerDay: 2,
  readsPerTweet: 100,
  likesPerTweet: 5,
  followers: 200,
  online: 10,
  peak: 3,
  days: 365,
};

interface Preset {
  readonly summary: string;
  readonly workload: Partial<Workload>;
  /** Bytes of a response, where the scenario has its own. */
  readonly readBytes?: number;
}

/** The scenarios that designs of such networks reckon with. */
export const PRESETS: Readonly<Record<string, Preset>> = {
  '10m': {
    summary: '10 M active users, 10 requests a day of 1 KiB each: 1,157 requests/s and 9.5 Mbit/s',
    workload: { dau: 10_000_000, tweetsPerDay: 0.1, readsPerTweet: 99, likesPerTweet: 0 },
    readBytes: 1_024,
  },
  '100m': {
    summary: '100 M active users: 5,787 tweets/s and 57,870 reads/s, 3.5 times as many at the peak',
    workload: { dau: 100_000_000, tweetsPerDay: 5, readsPerTweet: 10, likesPerTweet: 5, peak: 3.5 },
  },
  '400m': {
    summary: '400 M active users: 5,787 tweets/s and 2.3 M reads/s, 10 times as many at the peak',
    workload: { dau: 400_000_000, tweetsPerDay: 1.25, readsPerTweet: 400, likesPerTweet: 5, peak: 10 },
  },
};
