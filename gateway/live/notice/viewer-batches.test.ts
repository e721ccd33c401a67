import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readRequests, type SubgraphRequest } from '#platform/subgraph-protocol/index.js';
import { SIGNATURE_HEADER } from '#platform/signature.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const ADA = '1900000000000000100';
const VIEWERS = Array.from({ length: 64 }, (_, index) => String(1_900_000_000_000_001_000n + BigInt(index)));
const EVENTS =
  'subscription { homeTimelineEvents { ... on TweetPosted { tweet { text viewerHasLiked author { username } } } } }';

/** The batches that the tweets subgraph received. */
const requests: SubgraphRequest[][] = [];
const clients: SocketClient[] = [];
let small: SmallGateway;
/** A proxy before the tweets subgraph. */
const counter = createServer((request, response) => void pass(request, response));

async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await buffer(request);
  requests.push(readRequests(body) as SubgraphRequest[]);
  const headers = { [SIGNATURE_HEADER]: String(request.headers[SIGNATURE_HEADER]) };
  const answer = await fetch(small.subgraphs.urlOf('tweets'), { method: 'POST', headers, body });
  response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
  response.end(await answer.text());
}

beforeEach(async () => {
  counter.listen(0, '127.0.0.1');
  await once(counter, 'listening');
  const { port } = counter.address() as AddressInfo;
  small = await openSmallGateway({ subgraphs: { tweets: `http://127.0.0.1:${port}/graphql` } });
  small.world.addUser(ADA, 'ada');
});
afterEach(async () => {
  for (const client of clients) client.close();
  await small[Symbol.asyncDispose]();
  counter.closeAllConnections();
  counter.close();
});

it('an event is resolved for many viewers in one batch, for each on their own behalf', async () => {
  for (const viewer of VIEWERS) {
    small.graph.follows.add(`${viewer}:${ADA}`);
    const client = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(viewer) });
    clients.push(client);
    await client.subscribe('s', EVENTS);
  }
  small.world.addTweet('1', ADA, 'Hello');
  await small.bus.publish(posted('1', ADA));
  for (const client of clients) {
    expect((await client.next()).payload).toEqual({
      data: {
        homeTimelineEvents: { tweet: { text: 'Hello', viewerHasLiked: true, author: { username: 'ada' } } },
      },
    });
  }
  const forViewers = requests
    .map((requests) => requests.filter(({ request }) => request.query.includes('viewerHasLiked')))
    .filter(({ length }) => length > 0);
  expect(
    forViewers.flatMap((requests) => requests.map(({ context }) => context.viewer?.id)).toSorted(),
  ).toEqual(VIEWERS);
  expect(forViewers.length).toBeLessThanOrEqual(2);
});
