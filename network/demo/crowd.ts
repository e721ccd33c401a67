import { EPOCH } from '#platform/snowflake.js';
import { BIOS, FIRST_NAMES, LAST_NAMES } from './names.js';
import { Random } from './random.js';
import { phrasesOf, writeReply, writeTweet } from './texts.js';

/** A demo graph, determined by a seed and a time. */
export interface Crowd {
  users: CrowdUser[];
  follows: { from: string; to: string; since: string }[];
  /** Oldest first: a tweet precedes its replies and retweets. */
  tweets: CrowdTweet[];
  likes: { userId: string; tweetId: string; since: string }[];
}

export interface CrowdUser {
  id: string;
  username: string;
  displayName: string;
  email: string;
  bio: string;
  verified: boolean;
  /** ms since 1970. */
  createdAt: number;
}

export interface CrowdTweet {
  id: string;
  authorId: string;
  text: string;
  inReplyTo: string | null;
  retweetOf: string | null;
  /** ms since 1970. */
  createdAt: number;
}

const USERS = 200;
const TWEETS = 5_000;
const FOLLOWS = 6_000;
const LIKES = 10_000;

const HOUR = 3_600_000;
const WEEK = 7 * 24 * HOUR;

/** Makes the demo graph. Follows, tweets and likes lie in the week before `now`, the accounts are older; ms since 1970. */
export function makeCrowd(seed: number, now: number): Crowd {
  const random = new Random(seed);
  const idAt = idsInOrder();
  const users = makeUsers(random, idAt, now - WEEK - HOUR);
  const follows = makeFollows(random, idAt, users, now - WEEK);
  const tweets = makeTweets(random, idAt, users, now);
  const likes = makeLikes(random, idAt, users, tweets, now);
  return { users, follows, tweets, likes };
}

/** Makes Snowflakes of past times. The lower 22 bits hold a sequence number, because no process issues ids of past times. */
function idsInOrder(): (time: number) => string {
  let sequence = 0n;
  return (time) => ((BigInt(time - EPOCH) << 22n) | (sequence++ & 0x3fffffn)).toString();
}

function makeUsers(random: Random, idAt: (time: number) => string, start: number): CrowdUser[] {
  return Array.from({ length: USERS }, (_, index) => {
    const first = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
    const last = LAST_NAMES[Math.floor(index / FIRST_NAMES.length)] ?? '';
    // The first users have their first name as username; `ada` is the demo account.
    const username = index < FIRST_NAMES.length ? first.toLowerCase() : `${first}_${last}`.toLowerCase();
    const createdAt = start + index * 1_000;
    return {
      id: idAt(createdAt),
      username,
      displayName: `${first} ${last}`,
      email: `${username}@rookery.example`,
      bio: random.pick(BIOS),
      verified: index > 0 && index <= 5,
      createdAt,
    };
  });
}

/** A few users have most of the followers; the second user has the most. */
function makeFollows(
  random: Random,
  idAt: (time: number) => string,
  users: CrowdUser[],
  start: number,
): Crowd['follows'] {
  const edges = new Map<string, Crowd['follows'][number]>();
  for (let step = 0; step < FOLLOWS; step++) {
    // The first user, the demo account, follows enough users for a full timeline.
    const from = step < 60 ? users[0] : random.pick(users);
    const to = step % 200 === 99 ? users[0] : users[1 + random.powerLaw(users.length - 1)];
    if (!from || !to || from === to) continue;
    edges.set(`${from.id}:${to.id}`, { from: from.id, to: to.id, since: idAt(start + step) });
  }
  return [...edges.values()];
}

function makeTweets(
  random: Random,
  idAt: (time: number) => string,
  users: CrowdUser[],
  now: number,
): CrowdTweet[] {
  const times = Array.from({ length: TWEETS }, () => now - Math.floor(timeAgo(random))).sort((a, b) => a - b);
  const tweets: CrowdTweet[] = [];
  for (const createdAt of times) {
    // The demo account tweets rarely.
    const index = random.happens(0.005) ? 0 : 1 + random.powerLaw(users.length - 1);
    const [author, phrases] = [users[index], phrasesOf(index)];
    const earlier = tweets[tweets.length - 1 - random.powerLaw(Math.max(1, tweets.length))];
    if (!author) continue;
    const base = { id: idAt(createdAt), authorId: author.id, createdAt, inReplyTo: null, retweetOf: null };
    const kind = random.next();
    if (earlier && kind < 0.2) {
      tweets.push({ ...base, text: writeReply(random, phrases), inReplyTo: earlier.retweetOf ?? earlier.id });
    } else if (earlier && earlier.authorId !== author.id && kind < 0.3) {
      tweets.push({ ...base, text: '', retweetOf: earlier.retweetOf ?? earlier.id });
    } else {
      tweets.push({ ...base, text: writeTweet(random, phrases, now - createdAt < HOUR) });
    }
  }
  return withoutRepeatedRetweets(tweets);
}

/** Keeps only the first retweet of a tweet by the same author: a second one is not valid. */
function withoutRepeatedRetweets(tweets: CrowdTweet[]): CrowdTweet[] {
  const seen = new Set<string>();
  return tweets.filter(({ authorId, retweetOf }) => {
    if (retweetOf === null) return true;
    const key = `${authorId}:${retweetOf}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The age of a tweet, ms: over half of the tweets are from the last day, the others spread over the week. */
function timeAgo(random: Random): number {
  return 1_000 + WEEK * random.next() ** 3;
}

function makeLikes(
  random: Random,
  idAt: (time: number) => string,
  users: CrowdUser[],
  tweets: CrowdTweet[],
  now: number,
): Crowd['likes'] {
  const originals = tweets.filter(({ retweetOf }) => retweetOf === null);
  const likes = new Map<string, Crowd['likes'][number]>();
  for (let step = 0; step < LIKES; step++) {
    const tweet = originals[Math.floor((1 - random.next() ** 2) * originals.length)];
    const user = random.pick(users);
    if (!tweet) continue;
    const at = tweet.createdAt + Math.floor(random.next() * (now - tweet.createdAt));
    likes.set(`${user.id}:${tweet.id}`, { userId: user.id, tweetId: tweet.id, since: idAt(at) });
  }
  return [...likes.values()];
}
