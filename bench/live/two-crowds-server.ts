// Runs the gateway in its own process, for a crowd of clients that read and a crowd of stalled clients.
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { posted } from '#testkit/gateway/tweet-events.js';
import { authorId, viewerId } from './ring-graph.js';
import { OF_ALL, OF_THE_QUICK, OF_THE_STALLED, TwoCrowdsGraph } from './two-crowds-graph.js';
import { work } from './worker.js';

export interface Crowds {
  quick: number;
  stalled: number;
}

/** How long a connection may read nothing, ms: longer than the bench, so that the gateway does not close stalled connections. */
const STALLED_MS = 3_600_000;
const SPACING_MS = 25;
/** The text of a long tweet. A few of them fill the kernel's buffers of a connection, and further ones wait in the gateway. */
const LONG = 'x'.repeat(100_000);
const MAX_FILL_POSTS = 200;

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
  /** Posts to the stalled crowd until events wait for all `stalled` connections. */
  fill: async (stalled: number) => {
    for (let tries = 0; small.gateway.pending() < stalled; tries++) {
      if (tries === MAX_FILL_POSTS) throw new Error('Events do not fill the buffers: raise MAX_FILL_POSTS.');
      await post(OF_THE_STALLED, LONG);
    }
  },
  /** Posts tweets for the quick crowd; with `beside`, by the author whom the stalled crowd follows as well. */
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
