import { expect, it } from 'vitest';
import { openSmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';
import { posted } from '#testkit/gateway/tweet-events.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;

/** The small subgraphs resolve neither field: one fails in the shared part, the other in the viewer's. */
const FAILING = 'tweet { edits { text } viewerHasBookmarked }';

it('a notice lists no more errors than the limit, counting both of its parts', async () => {
  await using small = await openSmallGateway({ config: { limits: { errors: 1 } } });
  small.world.addUser(ADA, 'ada');
  small.world.addTweet('1', ADA, 'Hello');
  small.graph.follows.add(`${BOB}:${ADA}`);
  const bob = await SocketClient.connect(small.endpoint, { accessToken: await small.tokenFor(BOB) });
  await bob.subscribe('s', `subscription { homeTimelineEvents { ... on TweetPosted { ${FAILING} } } }`);
  await small.bus.publish(posted('1', ADA));
  const { payload } = (await bob.next()) as { payload: { errors: unknown[] } };
  expect(payload.errors).toHaveLength(1);
  bob.close();
});
