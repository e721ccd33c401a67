import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPERATION_RULES } from './rate.js';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const [ADA, BOB] = ['1900000000000000100', '1900000000000000101'] as const;
const TWEET = '{ tweet(id: "1") { text } }';
const TWO = 'query A { tweet(id: "1") { text } } query B { user(username: "ada") { username } }';
const BY_ID = 'query ($id: ID!) { tweet(id: $id) { text } }';
const PAGE =
  'query ($first: Int!) { homeTimeline(first: $first) { edges { node { author { username } } } } }';
const POST =
  'mutation ($text: String!) { postTweet(input: { text: $text, idempotencyKey: "k" }) { text author { username } } }';
const EVENTS = 'subscription { homeTimelineEvents { __typename } }';

interface Request {
  /** @default POST */
  method?: 'GET';
  body: Record<string, unknown>;
  /** The user whose token is sent. @default none */
  as?: string;
  headers?: Record<string, string>;
}

const persisted = (text: string) => ({
  persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(text).digest('hex') },
});

/** Each is sent twice; in this order, because some speak of what others have sent. */
const REQUESTS: [what: string, status: number, request: Request][] = [
  ['a query', 200, { body: { query: TWEET } }],
  ['a query of the schema', 200, { body: { query: '{ __schema { queryType { name } } __typename }' } }],
  ['a query by GET', 200, { method: 'GET', body: { query: TWEET } }],
  [
    'the type of the specification',
    200,
    { body: { query: TWEET }, headers: { accept: 'application/graphql-response+json' } },
  ],
  ['one of two operations', 200, { body: { query: TWO, operationName: 'A' } }],
  ['the other of two', 200, { body: { query: TWO, operationName: 'B' } }],
  ['neither of two', 400, { body: { query: TWO } }],
  ['an operation that is not there', 400, { body: { query: TWO, operationName: 'C' } }],
  ['an operation without a name by its name', 400, { body: { query: TWEET, operationName: 'A' } }],
  ['variables', 200, { body: { query: BY_ID, variables: { id: '1' } } }],
  ['other variables', 200, { body: { query: BY_ID, variables: { id: 2 } } }],
  ['no variables', 400, { body: { query: BY_ID } }],
  ['variables of another kind', 400, { body: { query: BY_ID, variables: { id: ['1'] } } }],
  ['a variable too many', 200, { body: { query: BY_ID, variables: { id: '1', more: true } } }],
  ['a page', 200, { body: { query: PAGE, variables: { first: 2 } } }],
  ['a page that costs too much', 400, { body: { query: PAGE, variables: { first: 1_000_000 } } }],
  ['a document that is none', 400, { body: { query: '{ tweet(' } }],
  ['an invalid document', 400, { body: { query: '{ tweet(id: "1") { words } nothing }' } }],
  ['an invalid document of too many mistakes', 400, { body: { query: `{ ${'a b c d '.repeat(10)} }` } }],
  ['a document that is too large', 400, { body: { query: `{ ${'__typename '.repeat(2_500)} }` } }],
  ['a document that is too deep', 400, { body: { query: `${'{ a '.repeat(20)}${'}'.repeat(20)}` } }],
  ['an empty document', 400, { body: { query: '' } }],
  ['no document', 400, { body: {} }],
  ['an unknown hash', 200, { body: { extensions: persisted('{ __typename }') } }],
  ['a hash of a text that was sent without it', 200, { body: { extensions: persisted(TWEET) } }],
  ['a hash of another text', 400, { body: { query: TWEET, extensions: persisted(BY_ID) } }],
  [
    'a hash of another version',
    400,
    { body: { query: TWEET, extensions: { persistedQuery: { version: 2 } } } },
  ],
  ['a hash and its text', 200, { body: { query: TWEET, extensions: persisted(TWEET) } }],
  ['a hash alone', 200, { body: { extensions: persisted(TWEET) } }],
  ['a hash alone by GET', 200, { method: 'GET', body: { extensions: persisted(TWEET) } }],
  ['the hash of an invalid document', 400, { body: { query: '{ no }', extensions: persisted('{ no }') } }],
  ['the hash of a text that was invalid', 200, { body: { extensions: persisted('{ no }') } }],
  ['a mutation', 200, { body: { query: POST, variables: { text: 'New' } }, as: ADA }],
  ['a mutation of an anonymous client', 200, { body: { query: POST, variables: { text: 'New' } } }],
  ['a mutation by GET', 405, { method: 'GET', body: { query: POST, variables: { text: 'New' } }, as: ADA }],
  ['a subscription', 400, { body: { query: EVENTS }, as: ADA }],
  ['a subscription by GET', 405, { method: 'GET', body: { query: EVENTS }, as: ADA }],
  ['a token that is none', 200, { body: { query: TWEET }, headers: { authorization: 'Bearer nonsense' } }],
  ['half of the data', 200, { body: { query: '{ tweet(id: "1") { text } hashtag(name: "a") { name } }' } }],
  ['none of the data', 200, { body: { query: '{ trends { asOf } }' } }],
  ['somebody who has asked too often', 429, { body: { query: TWEET }, as: BOB }],
];

describe.each([
  ['where the schema is told', false],
  ['where the schema is not told', true],
])('the second answer to the same request, %s', (_, production) => {
  let small: SmallGateway;
  const tokens: Record<string, string> = {};

  beforeAll(async () => {
    small = await openSmallGateway({ rateLimits: true, config: { production } });
    small.world.addUser(ADA, 'ada');
    small.world.addTweet('1', ADA, 'Hello');
    for (const id of [ADA, BOB]) tokens[id] = await small.tokenFor(id);
    await small.deps.rateLimits.consume(OPERATION_RULES.perViewer, BOB, OPERATION_RULES.perViewer.points);
  });
  afterAll(() => small[Symbol.asyncDispose]());

  async function send({ method, body, as, headers: more }: Request) {
    const headers = {
      'x-request-id': 'the-same-for-all',
      ...(as === undefined ? {} : { authorization: `Bearer ${tokens[as]}` }),
      ...more,
    };
    const response =
      method === 'GET'
        ? await fetch(`${small.endpoint}?${parameters(body)}`, { headers })
        : await fetch(small.endpoint, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify(body),
          });
    return {
      status: response.status,
      headers: comparable(response.headers),
      body: steady(await response.text()),
    };
  }

  it.each(REQUESTS)('is the first: %s', async (what, status, request) => {
    const first = await send(request);
    const second = await send(request);
    expect(second).toEqual(first);
    const isSecret = production && what === 'a query of the schema';
    expect(first.status).toBe(isSecret ? 400 : status);
  });
});

it('counts each invalid document of a client against its rate limit', async () => {
  await using small = await openSmallGateway({ rateLimits: true });
  const statuses: number[] = [];
  for (let index = 0; index < OPERATION_RULES.perAddress.points + 3; index++) {
    const response = await fetch(small.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `{ nothing${index} }` }),
    });
    await response.arrayBuffer();
    statuses.push(response.status);
  }
  expect(statuses.slice(-4)).toEqual([400, 429, 429, 429]);
});

function parameters(body: Record<string, unknown>): URLSearchParams {
  const texts = Object.entries(body).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(Object.fromEntries(texts) as Record<string, string>);
}

/** What counts down from answer to answer is looked at elsewhere. */
function comparable(headers: Headers): Record<string, string> {
  const { date: _, ...others } = Object.fromEntries(headers);
  return Object.fromEntries(
    Object.entries(others).filter(([name]) => name !== 'retry-after' && !name.startsWith('ratelimit')),
  );
}

function steady(text: string): string {
  return text.replace(/"retryAfter":\d+/, '"retryAfter":0');
}
