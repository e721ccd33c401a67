import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { BATCH_RESPONSE_TYPE, writeResponseLine } from '#platform/subgraph-protocol/index.js';
import { openSmallGateway } from '#testkit/gateway/small-gateway.js';

/** The limits of the guard of a subgraph: 128 concurrent fetches, and 512 in its queue. */
const [CONCURRENT, ACCEPTED, SENT] = [128, 128 + 512, 700];
const ADA = '1900000000000000100';

it('limits the fetches of a subgraph that does not answer, and does not delay other subgraphs', async () => {
  /** Answers each request that the subgraph has received and not answered. */
  const waiting: (() => void)[] = [];
  let receive = (answer: () => void): void => void waiting.push(answer);
  const subgraph = createServer((request, response) => {
    void json(request).then((requests) => {
      let missing = (requests as unknown[]).length;
      response.writeHead(200, { 'content-type': BATCH_RESPONSE_TYPE });
      const answer = (place: number): void => {
        response.write(writeResponseLine(place, '{"data":{"user":null}}'));
        if (--missing === 0) response.end();
      };
      for (let place = missing - 1; place >= 0; place--) receive(() => answer(place));
    });
  });
  await new Promise<void>((resolve) => subgraph.listen(0, '127.0.0.1', resolve));
  const small = await openSmallGateway({
    subgraphs: { users: `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql` },
    config: { limits: { fetchMs: 60_000, operationMs: 60_000 } },
  });
  small.world.addUser(ADA, 'ada');
  small.world.addTweet('1', ADA, 'Hello');
  const ask = async (query: string, variables = {}): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ query, variables });
    return (await fetch(small.endpoint, { method: 'POST', headers, body })).json();
  };

  const answered: unknown[] = [];
  const all = Array.from({ length: SENT }, async (_, index) =>
    answered.push(
      await ask('query ($u: String!) { user(username: $u) { username } }', { u: `user${index}` }),
    ),
  );
  await vi.waitFor(() => expect(waiting).toHaveLength(CONCURRENT), { timeout: 30_000 });
  await vi.waitFor(() => expect(answered).toHaveLength(SENT - ACCEPTED), { timeout: 30_000 });
  for (const refused of answered) {
    expect(refused).toMatchObject({
      data: { user: null },
      errors: [{ path: ['user'], extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
  }
  expect(await ask('{ tweet(id: "1") { text } }')).toEqual({ data: { tweet: { text: 'Hello' } } });

  receive = (answer) => answer();
  for (const answer of waiting.splice(0)) answer();
  await Promise.all(all);
  expect(answered.slice(SENT - ACCEPTED)).toEqual(
    Array.from({ length: ACCEPTED }, () => ({ data: { user: null } })),
  );
  subgraph.close();
  await small[Symbol.asyncDispose]();
});
