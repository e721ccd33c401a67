// The gateway as a process of its own, over small subgraphs in the same process.
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

const REST = 'One hundred and forty characters are enough for everybody, and most of us need not even half';
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
  /** Resolves with when it was posted, in ms since 1970. */
  post,
  /** Posts by authors picked around the ring, evenly. Resolves with how many. */
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
  small.world.addTweet(id, author, `at ${now.toFixed(3)}: ${REST}`);
  await small.bus.publish(posted(id, author));
  return now;
}
