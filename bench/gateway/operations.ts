import { TWEET_IDS } from './world.js';

/** The queries of each operation in the table; sent in turn, so that concurrent requests differ. */
export const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  'home timeline of 20 with authors': [
    '{ homeTimeline(first: 20) { edges { node { id text likesCount author { username displayName } } } } }',
  ],
  'one tweet': TWEET_IDS.map((id) => `{ tweet(id: "${id}") { id text likesCount } }`),
  trends: ['{ trends(first: 10) { items { rank name tweetVolume } } }'],
  'post a tweet': ['mutation { postTweet(input: { text: "Hello" }) { id text } }'],
};
