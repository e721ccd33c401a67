// The gateway as a process of its own, for a crowd that reads and one that does not.
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { posted } from '#testkit/gateway/tweet-events.js';
import { authorId, viewerId } from './ring-graph.js';
import { OF_ALL, OF_THE_QUICK, OF_THE_STALLED, TwoCrowdsGraph } from './two-crowds-graph.js';
import { work } from './worker.js';

export interface Crowds {
  quick: number;
  stalled: number;
}

/** ms that a connection may take nothing: longer than the bench, which is about those who are still there. */
const STALLED_MS = 3_600_000;
const SPACING_MS = 25;
/** A connection has taken what the kernel holds for it, and waits, after some of these. */
const LONG = 'x'.repeat(100_000);
const PATIENCE = 200;

let small: SmallGateway;
let tweets = 0;

const tasks = {
  open: async ({ quick, stalled }: Crowds) => {
    const ids = Array.from({ length: quick + stalled }, (_, index) => viewerId(index));
    small = await openSmallGateway({
      config: { limits: { socketsPerAddress: ids.length + 1, stalledMs: STALLED_MS } },
      graph: new TwoCrowdsGraph(ids.slice(quick)),
    });
    for (let index = 0; index < 3; index++) small.world.addUser(authorId(index), `author${index}`);
    const tokens = await Promise.all(ids.map((id) => small.tokenFor(id)));
    const url = small.endpoint.replace('http', 'ws');
    return { quick: { url, tokens: tokens.slice(0, quick) }, stalled: { url, tokens: tokens.slice(quick) } };
  },
  /** Posts to the stalled crowd until each of so many has notices that wait. */
  fill: async (stalled: number) => {
    for (let tries = 0; small.gateway.pending() < stalled; tries++) {
      if (tries === PATIENCE) throw new Error('They still take what they are sent.');
      await post(OF_THE_STALLED, LONG);
    }
  },
  /** Posts so many tweets for the quick, followed by the stalled crowd as well or not. */
  post: async ({ count, beside }: { count: number; beside: boolean }) => {
    for (let sent = 0; sent < count; sent++) await post(beside ? OF_ALL : OF_THE_QUICK, '');
  },
};
export type Tasks = typeof tasks;
work(tasks);

async function post(author: string, text: string): Promise<void> {
  const id = String(2_000_000_000_000_000_000n + BigInt(tweets++));
  const now = performance.timeOrigin + performance.now();
  small.world.addTweet(id, author, `at ${now.toFixed(3)}: ${text}`);
  await small.bus.publish(posted(id, author));
  await new Promise((resolve) => setTimeout(resolve, SPACING_MS));
}
