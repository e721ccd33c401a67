import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';

const ADA = '1900000000000000100';
const POST = 'mutation { postTweet(input: { text: "Hello" }) { text } }';
const POSTED = { data: { postTweet: { text: 'Hello' } } };

describe('a gateway that closes during a request', () => {
  let small: SmallGateway;
  let token: string;
  let release: () => void;
  let closed: PromiseLike<void>;

  beforeEach(async () => {
    small = await openSmallGateway({ config: { drainMs: 1 } });
    small.world.addUser(ADA, 'ada');
    token = await small.tokenFor(ADA);
    const released = new Promise<void>((resolve) => (release = resolve));
    small.world.beforeTweets = () => released;
  });
  afterEach(() => small[Symbol.asyncDispose]());

  /** Waits for the request to the subgraph, begins to close, and lets the subgraph answer once the gateway is draining. */
  async function closeMeanwhile(): Promise<void> {
    await expect.poll(() => small.world.asked).toHaveLength(1);
    closed = small.gateway[Symbol.asyncDispose]();
    await isDraining();
    release();
  }

  /** Resolves when a new stream, or every request, is refused. */
  async function isDraining(): Promise<void> {
    const headers = { accept: 'text/event-stream' };
    const refused = async (): Promise<boolean> => {
      const answer = await fetch(`${small.endpoint}?query={__typename}`, { headers }).catch(() => null);
      await answer?.text();
      return answer?.status !== 200;
    };
    await expect.poll(refused).toBe(true);
  }

  const headers = (accept: string) => ({
    'content-type': 'application/json',
    accept,
    authorization: `Bearer ${token}`,
  });

  it.each(['application/json', 'text/event-stream'])('answers over HTTP as %s', async (accept) => {
    const body = JSON.stringify({ query: POST });
    const sent = fetch(small.endpoint, { method: 'POST', headers: headers(accept), body });
    await closeMeanwhile();
    const response = await sent;
    expect(response.status).toBe(200);
    expect(await response.text()).toContain(JSON.stringify(POSTED));
    await closed;
  });

  it('closes the connection with the response', async () => {
    const body = JSON.stringify({ query: POST });
    const sent = fetch(small.endpoint, { method: 'POST', headers: headers('application/json'), body });
    await closeMeanwhile();
    expect((await sent).headers.get('connection')).toBe('close');
    await closed;
  });

  it('answers over a socket before it closes the socket', async () => {
    const client = await SocketClient.connect(small.endpoint, { accessToken: token });
    await client.subscribe('1', POST);
    await closeMeanwhile();
    expect(await client.next()).toEqual({ id: '1', type: 'next', payload: POSTED });
    expect(await client.next()).toEqual({ id: '1', type: 'complete' });
    expect(await client.closed).toMatchObject({ code: 1012 });
    await closed;
  });
});
