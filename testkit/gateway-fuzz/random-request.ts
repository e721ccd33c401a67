import type { Random } from '../execution-fuzz/random.js';
import { damaged, randomBytes, randomText, randomValue } from './random-bytes.js';

/** An HTTP request as a client that knows nothing, or too much, could send it. */
export interface RandomRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer | null;
}

/** Operations that the gateway answers, to start from. */
const VALID = [
  { query: '{ user(username: "ada") { id tweets(first: 3) { edges { node { text } } } } }' },
  { query: 'query ($id: ID!) { tweet(id: $id) { text } }', variables: { id: '1' } },
  { query: 'query A { __typename } query B { viewer { id } }', operationName: 'A' },
  { query: 'mutation { logout }' },
  { query: 'subscription { homeTimelineEvents { __typename } }' },
  { query: '{ ...F } fragment F on Query { trends(window: DAY) { items { name } } }', extensions: {} },
] as const;

const PATHS = [
  '/graphql',
  '/graphql',
  '/graphql',
  '/graphql',
  '/graphql/',
  '/',
  '/graphiql',
  '/health',
  '/ready',
  '/metrics',
];
const METHODS = ['POST', 'POST', 'POST', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH'];
const TYPES = [
  ...[
    'application/json',
    'application/json',
    'application/json',
    'application/json; charset=utf-8',
    'text/plain',
  ],
  ...['application/json; charset=utf-16', 'application/graphql', 'application/x-www-form-urlencoded'],
  ...['multipart/form-data; boundary=x', 'application/', ';;;', ''],
];
const ACCEPTS = [
  '*/*',
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'text/html',
  'x',
  ';q=2',
];
const ENCODINGS = ['gzip', 'br', 'deflate', 'identity', 'x'];

export function randomRequest(random: Random): RandomRequest {
  // Most requests reach the parser.
  const isUsual = random.happens(70);
  const method = isUsual ? 'POST' : random.pick(METHODS);
  const headers: Record<string, string> = {
    'content-type': isUsual ? 'application/json' : random.pick(TYPES),
    accept: isUsual ? '*/*' : random.pick(ACCEPTS),
  };
  if (random.happens(3)) headers['content-encoding'] = random.pick(ENCODINGS);
  if (random.happens(10)) headers['authorization'] = `Bearer ${headerText(random)}`;
  if (random.happens(5)) headers['origin'] = random.pick(['null', 'http://127.0.0.1:1', headerText(random)]);
  if (random.happens(5)) headers['x-forwarded-for'] = headerText(random);
  if (random.happens(3))
    headers[random.pick(['cookie', 'traceparent', 'last-event-id', 'x-request-id'])] = headerText(random);
  const body = method === 'GET' || method === 'HEAD' ? null : randomBody(random);
  return {
    method,
    path: (isUsual ? '/graphql' : random.pick(PATHS)) + addressQuery(random, method),
    headers,
    body,
  };
}

function addressQuery(random: Random, method: string): string {
  if (method !== 'GET' && random.happens(80)) return '';
  const name = random.pick(['query', 'query', 'query', 'variables', 'extensions', 'operationName', 'x']);
  const value = random.happens(50) ? random.pick(VALID).query : randomText(random);
  const encoded = random.happens(20) ? '%ff%fe' : encodeURIComponent(value.replace(/\p{Cs}/gu, ''));
  return `?${name}=${encoded}${random.happens(20) ? `&${name}=${encoded}` : ''}`;
}

/** A body: damaged JSON, JSON of wrong types, an operation without grammar, or just bytes. */
export function randomBody(random: Random): Buffer {
  const valid = random.pick(VALID);
  if (random.happens(1)) return Buffer.from(`{"variables":${'['.repeat(random.below(40_000))}`);
  switch (random.below(6)) {
    case 0:
      return randomBytes(random);
    case 1:
    case 2:
      return damaged(random, Buffer.from(JSON.stringify(valid)));
    case 3:
      return jsonOf({
        ...valid,
        [random.pick(['query', 'variables', 'operationName', 'extensions'])]: randomValue(random),
      });
    case 4:
      return jsonOf({ query: randomText(random, 1 + random.below(random.happens(3) ? 3_000 : 60)) });
    default:
      return jsonOf(randomValue(random));
  }
}

function jsonOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value) ?? '');
}

/** What a header can have: Node refuses to send other characters. */
function headerText(random: Random): string {
  return randomText(random, 5)
    .replace(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .trim();
}
