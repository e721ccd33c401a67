// Runs the gateway and small subgraphs in one separate process.
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { posted } from '#testkit/gateway/tweet-events.js';
import { authorId, RingGraph, viewerId } from './ring-graph.js';
import { usage, work } from './worker.js';

export interface Crowd {
  viewers: number;
  authors: number;
  /** How many authors each viewer follows. */
  followed: number;
}

const TWEET_TEXT =
  'One hundred and forty characters are enough for everybody, and most of us need not even half';
const TICK_MS = 10;

let small: SmallGateway;
let authors = 0;
let tweets = 0;

const tasks = {
  open: async (crowd: Crowd) => {
    authors = crowd.authors;
    small = await openSmallGateway({
      config: { limits: { socketsPerAddress: crowd.viewers + 1 } },
      graph: new RingGraph(crowd.authors, crowd.followed),
    });
    for (let index = 0; index < authors; index++) small.world.addUser(authorId(index), `author${index}`);
    const ids = Array.from({ length: crowd.viewers }, (_, index) => viewerId(index));
    const tokens = await Promise.all(ids.map((id) => small.tokenFor(id)));
    return { url: small.endpoint.replace('http', 'ws'), tokens };
  },
  usage,
  /** Posts one tweet; resolves with the time of the post, in ms since 1970. */
  post,
  /** Posts at an even rate, by authors spread evenly over the ring. Resolves with the number of posts. */
  flood: async ({ perSecond, seconds }: { perSecond: number; seconds: number }) => {
    const start = performance.now();
    for (let sent = 0; ;) {
      const elapsed = performance.now() - start;
      if (elapsed > seconds * 1_000) return sent;
      for (; sent < (elapsed * perSecond) / 1_000; sent++) await post();
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
  },
};
export type Tasks = typeof tasks;
work(tasks);

async function post(): Promise<number> {
  const id = String(2_000_000_000_000_000_000n + BigInt(tweets));
  const author = authorId((tweets++ * 7) % authors);
  const now = performance.timeOrigin + performance.now();
  small.world.addTweet(id, author, `at ${now.toFixed(3)}: ${TWEET_TEXT}`);
  await small.bus.publish(posted(id, author));
  return now;
}
