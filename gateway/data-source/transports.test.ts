import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';
import { SingleFlight } from '#platform/single-flight.js';

const ADA = '1900000000000000100';
const HOME =
  '{ homeTimeline(first: 20) { edges { cursor node { id text author { id username displayName } } } } }';

/** Operations with complete responses, nulls, errors, aliases, conditions, fragments and mutations. */
const OPERATIONS: [query: string, variables?: object][] = [
  [HOME],
  ['{ tweet(id: "1") { text kind likesCount author { username } } gone: tweet(id: "404") { text } }'],
  [
    'query ($id: ID!, $yes: Boolean!) { tweet(id: $id) { text @include(if: $yes) id @skip(if: $yes) } }',
    { id: '1', yes: true },
  ],
  [
    '{ tweet(id: "1") { ...T } } fragment T on Tweet { __typename again: text author { ...U } } fragment U on User { __typename username }',
  ],
  ['{ trends { asOf } }'],
  ['{ hashtag(name: "a") { name } tweet(id: "1") { text } }'],
  ['{ user(username: "ada") { id username createdAt } }'],
  ['{ viewer { id email user { username } } }'],
  ['query ($first: Int = 5) { homeTimeline(first: $first) { edges { node { id } } } }', { first: null }],
  ['mutation { postTweet(input: { text: "Hello" }) { id text author { username } } }'],
  [
    'mutation ($input: PostTweetInput!) { postTweet(input: $input) { text viewerHasLiked } }',
    { input: { text: 'Again' } },
  ],
];

function open(transport: 'http' | 'local'): Promise<SmallGateway> {
  return openSmallGateway({ transport });
}

async function ask(
  small: SmallGateway,
  body: object,
  { token, signal }: { token?: string; signal?: AbortSignal } = {},
): Promise<string> {
  const response = await fetch(small.endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
  return (await response.text()).replace(/"requestId":"[^"]*"/g, '"requestId":"…"');
}

function populate({ world }: SmallGateway): void {
  world.addUser(ADA, 'ada');
  for (const id of ['1', '2', '3']) world.addTweet(id, ADA, `Tweet ${id} – "quoted" \u2028`);
  world.hidden.add('2');
}

describe('a subgraph in the same process', () => {
  it('gives the same bytes as over HTTP', async () => {
    const [local, remote] = [await open('local'), await open('http')];
    for (const small of [local, remote]) populate(small);
    for (const [query, variables] of OPERATIONS) {
      for (const signedIn of [false, true]) {
        const texts = [local, remote].map(async (small) =>
          ask(small, { query, variables }, signedIn ? { token: await small.tokenFor(ADA) } : {}),
        );
        const [here, there] = await Promise.all(texts);
        expect(here, query).toBe(there);
      }
    }
    for (const small of [local, remote]) await small[Symbol.asyncDispose]();
  });

  it('listens on no port', async () => {
    const local = await open('local');
    populate(local);
    expect(
      Object.values(local.subgraphs.subgraphs).every(
        (subgraph) => typeof subgraph === 'object' && !('url' in subgraph && subgraph.url),
      ),
    ).toBe(true);
    expect(await ask(local, { query: HOME })).toContain('ada');
    await local[Symbol.asyncDispose]();
  });
});

/** Long enough for a loaded machine. */
const LONG_WAIT = { timeout: 15_000 };

describe.each(['http', 'local'] as const)('a subgraph behind the %s transport', (transport) => {
  let small: SmallGateway;
  let release: () => void;
  beforeEach(async () => {
    small = await open(transport);
    populate(small);
    const opened = new Promise<void>((resolve) => (release = resolve));
    small.world.beforeTweets = () => opened;
  });
  afterEach(async () => {
    release();
    await small[Symbol.asyncDispose]();
  });

  /** Counts the fetches that have begun or joined another one; a request that has only arrived may still be too late to join. */
  let begunOrJoined: MockInstance;
  beforeEach(() => {
    begunOrJoined = vi.spyOn(SingleFlight.prototype, 'runAbortable');
  });
  afterEach(() => begunOrJoined.mockRestore());

  const askedTweets = (): number => small.world.asked.filter(({ subgraph }) => subgraph === 'tweets').length;

  /** How many fetches shared the response of another one, according to /metrics. */
  async function shared(): Promise<number> {
    const text = await (await fetch(`${small.gateway.url}/metrics`)).text();
    return Number(/fetch_seconds_count\{subgraph="tweets",outcome="shared"\} (\d+)/.exec(text)?.[1] ?? 0);
  }

  it('receives one query for 50 concurrent clients', async () => {
    const query = '{ tweet(id: "3") { text author { username } } }';
    const all = Array.from({ length: 50 }, () => ask(small, { query }));
    await vi.waitFor(() => expect(begunOrJoined).toHaveBeenCalledTimes(50), LONG_WAIT);
    await vi.waitFor(() => expect(askedTweets()).toBe(1), LONG_WAIT);
    release();
    const texts = await Promise.all(all);
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Tweet 3');
    expect(askedTweets()).toBe(1);
    expect(await shared()).toBe(49);
  });

  it('receives a query of its own for each viewer', async () => {
    const query = '{ tweet(id: "1") { text viewerHasLiked } }';
    const token = await small.tokenFor(ADA);
    const both = [ask(small, { query }), ask(small, { query }, { token })];
    await vi.waitFor(() => expect(askedTweets()).toBe(2), LONG_WAIT);
    release();
    expect((await Promise.all(both)).map((text) => text.includes('"viewerHasLiked":true'))).toEqual([
      false,
      true,
    ]);
  });

  it('receives every mutation', async () => {
    const token = await small.tokenFor(ADA);
    const query = 'mutation { postTweet(input: { text: "Twice" }) { id } }';
    const both = [1, 2].map(() => ask(small, { query }, { token }));
    await vi.waitFor(() => expect(askedTweets()).toBe(2), LONG_WAIT);
    release();
    expect(new Set(await Promise.all(both)).size).toBe(2);
  });

  it('receives a new query after a mutation of the same viewer', async () => {
    const held = [new Promise<void>((resolve) => (release = resolve))];
    small.world.beforeTweets = () => held.shift() ?? Promise.resolve();
    const token = await small.tokenFor(ADA);
    const query = '{ tweet(id: "1") { text } }';
    const before = ask(small, { query }, { token });
    await vi.waitFor(() => expect(askedTweets()).toBe(1), LONG_WAIT);
    await ask(small, { query: 'mutation { postTweet(input: { text: "New" }) { id } }' }, { token });
    expect(await ask(small, { query }, { token })).toContain('Tweet 1');
    expect(askedTweets()).toBe(3);
    release();
    expect(await before).toContain('Tweet 1');
  });

  it('answers the other clients of a shared fetch when one disconnects', async () => {
    const query = '{ tweet(id: "1") { text } }';
    const leaving = new AbortController();
    const gone = ask(small, { query }, { signal: leaving.signal }).catch((error: Error) => error.name);
    await vi.waitFor(() => expect(askedTweets()).toBe(1), LONG_WAIT);
    const staying = ask(small, { query });
    await vi.waitFor(() => expect(begunOrJoined).toHaveBeenCalledTimes(2), LONG_WAIT);
    leaving.abort();
    expect(await gone).toBe('AbortError');
    await vi.waitFor(() => expect(small.gateway.pending()).toBe(1), LONG_WAIT);
    release();
    expect(await staying).toContain('Tweet 1');
    expect(askedTweets()).toBe(1);
  });

  it('gives a TIMEOUT error when it does not answer in time', async () => {
    const shortLimit = await openSmallGateway({ transport, config: { limits: { fetchMs: 50 } } });
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    shortLimit.world.beforeTweets = () => answered;
    const text = await ask(shortLimit, { query: '{ tweet(id: "1") { text } }' });
    expect(JSON.parse(text)).toMatchObject({
      data: { tweet: null },
      errors: [{ extensions: { code: 'TIMEOUT' } }],
    });
    // Closing waits for the pending resolver of the subgraph.
    answer();
    await shortLimit[Symbol.asyncDispose]();
  });
});
