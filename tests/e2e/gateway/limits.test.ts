import { createClient, type Client as SocketClient } from 'graphql-ws';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Network } from '#network/index.js';
import { openNetwork } from '#testkit/client/index.js';
import { counted } from '#testkit/client/metrics.js';

const TOO_COMPLEX = 'OPERATION_TOO_COMPLEX';
const INVALID = 'GRAPHQL_VALIDATION_FAILED';
const UNREADABLE = 'GRAPHQL_PARSE_FAILED';

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nested = (depth: number): string => `{ ${'a { '.repeat(depth)}b ${'} '.repeat(depth)}}`;
/** Fragments that each spread the next one twice: a thousand bytes that expand to millions of fields. */
const bomb = (fragments: number): string =>
  `{ tweet(id: "1") { ...f0 } } ${repeat(
    fragments,
    (index) =>
      `fragment f${index} on Tweet { ${index === fragments - 1 ? 'id' : `a: inReplyTo { ...f${index + 1} } b: quoted { ...f${index + 1} }`} }`,
  )}`;
const replies = (levels: number): string => (levels === 0 ? 'id' : `id inReplyTo { ${replies(levels - 1)} }`);

interface Refused {
  code: string;
  message: string;
}

/** Each operation is refused, over HTTP and WebSocket alike, before a fetch is sent. */
const REFUSED: [what: string, code: string, query: string, variables?: Record<string, unknown>][] = [
  ['an empty document', 'BAD_REQUEST', ''],
  ['nothing but a comment', UNREADABLE, '# nothing'],
  ['a lone quote', UNREADABLE, '"'],
  ['a NUL byte', UNREADABLE, '{ \u0000 }'],
  ['13 levels', TOO_COMPLEX, `{ tweet(id: "1") { ${replies(11)} } }`.replace('id }', 'author { id } }')],
  ['500 levels of what is not there', TOO_COMPLEX, nested(500)],
  ['6,000 levels', TOO_COMPLEX, nested(6_000)],
  ['31 aliases', TOO_COMPLEX, `{ ${repeat(31, (index) => `a${index}: __typename`)} }`],
  ['3,000 aliases', TOO_COMPLEX, `{ ${repeat(3_000, (index) => `a${index}: __typename`)} }`],
  ['the same field 2,000 times', TOO_COMPLEX, `{ ${repeat(2_000, () => '__typename')} }`],
  [
    'the same field 450 times, with something in it',
    TOO_COMPLEX,
    `{ tweet(id: "1") { ${repeat(450, () => 'inReplyTo { id }')} } }`,
  ],
  [
    'the same field 430 times, in an unused fragment',
    TOO_COMPLEX,
    `{ __typename } fragment a on Tweet { ${repeat(430, () => 'inReplyTo { id }')} }`,
  ],
  [
    '200 fragments side by side',
    TOO_COMPLEX,
    `{ tweet(id: "1") { ${repeat(200, (index) => `...f${index}`)} } } ${repeat(200, (index) => `fragment f${index} on Tweet { id }`)}`,
  ],
  [
    '900 fragments that are not there',
    TOO_COMPLEX,
    `{ tweet(id: "1") { ${repeat(900, (index) => `...f${index}`)} } }`,
  ],
  [
    'twice 120 fragments, each in a fragment',
    TOO_COMPLEX,
    `{ tweet(id: "1") { ...a ... { ...b } } } fragment a on Tweet { ${repeat(120, (index) => `...a${index}`)} } fragment b on Tweet { ${repeat(120, (index) => `...b${index}`)} }`,
  ],
  [
    'the schema, four times',
    TOO_COMPLEX,
    `{ ${repeat(4, (index) => `a${index}: __schema { types { name } }`)} }`,
  ],
  ['21 root fields', TOO_COMPLEX, `{ viewer { id } ${repeat(20, (index) => `a${index}: viewer { id }`)} }`],
  ['51 directives', TOO_COMPLEX, `{ ${repeat(51, () => '__typename @include(if: true)')} }`],
  ['a fragment inside itself', INVALID, '{ ...a } fragment a on Query { ...a }'],
  [
    'three fragments in a circle',
    INVALID,
    '{ ...a } fragment a on Query { ...b } fragment b on Query { ...c } fragment c on Query { ...a }',
  ],
  ['an unused fragment', INVALID, '{ __typename } fragment a on Query { __typename }'],
  ['a fragment bomb of 10', TOO_COMPLEX, bomb(10)],
  ['a fragment bomb of 14', TOO_COMPLEX, bomb(14)],
  ['a fragment bomb of 18', TOO_COMPLEX, bomb(18)],
  ['a fragment bomb of 22', TOO_COMPLEX, bomb(22)],
  [
    '40 x 40 inline fragments',
    TOO_COMPLEX,
    `{ ${repeat(40, () => `... on Query { ${repeat(40, () => '... on Query { __typename }')} }`)} }`,
  ],
  [
    'pages in pages in pages',
    TOO_COMPLEX,
    '{ homeTimeline(first: 100) { edges { node { replies(first: 100) { edges { node { author { id } } } } } } } }',
  ],
  [
    'pages in pages by variables',
    TOO_COMPLEX,
    'query ($n: Int!) { homeTimeline(first: $n) { edges { node { replies(first: $n) { edges { node { id } } } } } } }',
    { n: 100 },
  ],
  ['an alias called __proto__', INVALID, '{ __proto__: __typename }'],
  ['an operation called __proto__', INVALID, 'query __proto__ { __typename }'],
  [
    'a variable called __proto__',
    INVALID,
    'query ($__proto__: Int!) { tweet(id: "1") { replies(first: $__proto__) { edges { cursor } } } }',
    {},
  ],
  ['the entities of a subgraph', INVALID, '{ _entities(representations: []) { __typename } }'],
  ['the SDL of a subgraph', INVALID, '{ _service { sdl } }'],
  ['@defer', INVALID, '{ tweet(id: "1") { ... @defer { text } } }'],
  [
    'a subscription of two fields',
    INVALID,
    'subscription { a: homeTimelineEvents { __typename } b: homeTimelineEvents { __typename } }',
  ],
  ...[
    'homeTimelineEvents @include(if: $on) { __typename }',
    'homeTimelineEvents @skip(if: $on) { __typename }',
    '... @include(if: $on) { homeTimelineEvents { __typename } }',
    '... on Subscription { ...Root @skip(if: $on) }',
  ].map((root): (typeof REFUSED)[number] => [
    `a subscription of ${root}`,
    INVALID,
    `subscription ($on: Boolean!) { ${root} }${root.includes('...Root') ? ' fragment Root on Subscription { homeTimelineEvents { __typename } }' : ''}`,
    { on: true },
  ]),
  ['a missing variable', 'BAD_USER_INPUT', 'query ($id: ID!) { tweet(id: $id) { id } }'],
  [
    'a variable of another kind',
    'BAD_USER_INPUT',
    'query ($id: ID!) { tweet(id: $id) { id } }',
    { id: { $gt: '' } },
  ],
  [
    'a list for a single value',
    'BAD_USER_INPUT',
    'query ($id: ID!) { tweet(id: $id) { id } }',
    { id: ['1', '2'] },
  ],
  [
    'an integer of 2^31',
    'BAD_USER_INPUT',
    'query ($n: Int!) { homeTimeline(first: $n) { edges { cursor } } }',
    { n: 2 ** 31 },
  ],
  [
    'a fraction for an integer',
    'BAD_USER_INPUT',
    'query ($n: Int!) { homeTimeline(first: $n) { edges { cursor } } }',
    { n: 1.5 },
  ],
  [
    '10,000 items for one',
    'BAD_USER_INPUT',
    'query ($id: ID!) { tweet(id: $id) { id } }',
    { id: Array.from({ length: 10_000 }, () => 1) },
  ],
];

describe('an operation that exceeds a limit or is invalid', () => {
  let network: Network;
  let socket: SocketClient;

  beforeAll(async () => {
    network = await openNetwork();
    const url = `${network.url.replace('http', 'ws')}/graphql`;
    socket = createClient({ url, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0 });
  });
  afterAll(async () => {
    await socket.dispose();
    await network[Symbol.asyncDispose]();
  });

  async function overHttp(query: string, variables?: Record<string, unknown>): Promise<Refused> {
    const response = await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await response.json()) as {
      errors?: { message: string; extensions: { code: string } }[];
    };
    expect(response.status).toBe(400);
    expect(errors?.length).toBeLessThanOrEqual(20);
    return { code: errors?.[0]?.extensions.code ?? '', message: errors?.[0]?.message ?? '' };
  }

  function overSocket(query: string, variables?: Record<string, unknown>): Promise<Refused> {
    return new Promise((resolve, reject) =>
      socket.subscribe(
        { query, ...(variables ? { variables } : {}) },
        {
          next: (answer) => reject(new Error(`It was answered: ${JSON.stringify(answer)}`)),
          error: (errors) => {
            const [first] = errors as { message: string; extensions: { code: string } }[];
            resolve({ code: first?.extensions.code ?? '', message: first?.message ?? '' });
          },
          complete: () => reject(new Error('It was completed.')),
        },
      ),
    );
  }

  const fetches = (): Promise<Record<string, number>> =>
    counted(network.url, 'rookery_gateway_fetch_seconds_count', 'subgraph');

  it.each(REFUSED)('is refused: %s (%s)', async (_, code, query, variables) => {
    for (const refused of [await overHttp(query, variables), await overSocket(query, variables)]) {
      expect(refused.code).toBe(code);
      expect(refused.message).not.toMatch(/call stack|node_modules|Mongo|127\.0\.0\.1/);
    }
  });

  async function explore(remark = ''): Promise<void> {
    const response = await fetch(`${network.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: `${getIntrospectionQuery()} # ${remark}` }),
    });
    expect(await response.json()).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
  }

  it('allows the introspection query of explorers', () => explore());

  it('sends nothing to a subgraph', async () => {
    const before = await fetches();
    for (const [, , query, variables] of REFUSED) await overHttp(`${query} # once more`, variables);
    expect(await fetches()).toEqual(before);
  });

  it('costs no more CPU than a few of the largest operations that are executed', async () => {
    const cpuOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await explore('to warm up');
    const largest = await cpuOf(() => explore('to measure'));
    const dear: string[] = [];
    for (const [what, , query, variables] of REFUSED) {
      // Each document is new to the gateway. Subgraphs, store and client share this process.
      const once = (time: number): Promise<number> => cpuOf(() => overHttp(`${query} # ${time}`, variables));
      const cheapest = Math.min(await once(1), await once(2), await once(3));
      // A stock gateway spends about a hundred times as much on a fragment bomb.
      if (cheapest > 5 * largest) dear.push(what);
    }
    expect(dear).toEqual([]);
  });
});

describe('in production', () => {
  it('hides the schema: no introspection, no suggestions', async () => {
    const network = await openNetwork({ production: true });
    const ask = async (query: string, variables = {}): Promise<string> => {
      const response = await fetch(`${network.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      expect(response.status).toBe(400);
      return response.text();
    };
    for (const query of [
      '{ __schema { types { name } } }',
      '{ __type(name: "User") { name } }',
      '{ ...a } fragment a on Query { a: __schema { types { name } } }',
      'mutation { __schema { types { name } } }',
    ]) {
      const answer = await ask(query);
      expect(answer).toContain(INVALID);
      expect(answer).not.toMatch(/apollo|introspection/i);
    }
    expect(await ask('{ viewr { id } }')).not.toContain('Did you mean');
    for (const w of ['DAI', 'Did you mean it?'])
      expect(await ask('query ($w: TrendWindow!) { trends(window: $w) { asOf } }', { w })).not.toContain(
        'DAY',
      );
    const input = {
      username: 'ada',
      email: 'a@a.example',
      password: 'secret',
      displayName: 'Ada',
      usrname: '',
    };
    const register = 'mutation ($input: RegisterInput!) { register(input: $input) { expiresAt } }';
    expect(await ask(register, { input })).not.toMatch(/Did you mean/);
    await network[Symbol.asyncDispose]();
  });
});
