import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { startNetwork } from '#testkit/client/network-process.js';
import { SocketClient } from '#testkit/gateway/socket-client.js';

interface Asked {
  query: string;
  variables?: string;
}

const nest = (open: string, levels: number, inner = '', close = ''): string =>
  open.repeat(levels) + inner + close.repeat(levels);
const chain = Array.from({ length: 200 }, (_, n) => `fragment f${n} on Query { ...f${n + 1} }`).join(' ');
const USER = 'query ($x: String!) { user(username: $x) { id } }';

/** What is nested deeper than any client needs it. */
const DEEP: Readonly<Record<string, Asked>> = {
  'brackets that are not closed': { query: `{ user(username: ${nest('[', 1_990)}` },
  'lists in an argument': { query: `{ user(username: ${nest('[', 980, '', ']')}) { id } }` },
  '2,000 lists in an argument': { query: `{ user(username: ${nest('[', 2_000, '', ']')}) { id } }` },
  'input objects': {
    query: `mutation { register(input: ${nest('{username:', 480, '1', '}')}) { accessToken } }`,
  },
  'input objects that are not closed': { query: `mutation { register(input: ${nest('{username:', 650)}` },
  selections: { query: nest('{user', 600, '', '}') },
  'selections that are not closed': { query: nest('{user', 990) },
  'inline fragments': { query: nest('{... on Query', 450, '{__typename}', '}') },
  'fragments inside fragments': {
    query: `{ ...f0 } ${chain} fragment f200 on Query { user(username: "a") { id } }`,
  },
  'a list type': { query: `query ($x: ${nest('[', 980, 'Int', ']')}) { __typename }` },
  'a default value': { query: `query ($x: Int = ${nest('[', 980, '1', ']')}) { __typename }` },
  'a directive': { query: `{ __typename @include(if: ${nest('[', 980, '', ']')}) }` },
  'lists in a variable': { query: USER, variables: `{"x":${nest('[', 7_000, '', ']')}}` },
  'objects in a variable': { query: USER, variables: `{"x":${nest('{"a":', 2_000, '1', '}')}}` },
  'a variable that is not declared': {
    query: '{ __typename }',
    variables: `{"x":${nest('[', 7_000, '', ']')}}`,
  },
};
const documentIds = Object.fromEntries(Object.entries(DEEP).map(([what, { query }]) => [what, query]));

const bodyOf = ({ query, variables = '{}' }: Asked, rest: object = {}): string =>
  `{"query":${JSON.stringify(query)},"variables":${variables},${JSON.stringify({ extensions: {}, ...rest }).slice(1)}`;
const post = async (url: string, body: string, accept = 'application/json'): Promise<string> => {
  const headers = { 'content-type': 'application/json', accept };
  const response = await fetch(url, { method: 'POST', headers, body });
  const text = await response.text();
  return accept === 'application/json' ? text : (/^data: (\{.*)$/m.exec(text)?.[1] ?? text);
};

const TOO_LONG = '{"errors":[{"extensions":{"code":"OPERATION_TOO_COMPLEX"}}]}';

/** Every way in which an operation comes to the gateway. */
const PATHS: Readonly<Record<string, (url: string, asked: Asked, what: string) => Promise<string>>> = {
  'by POST': (url, asked) => post(url, bodyOf(asked)),
  'by GET': async (url, { query, variables }) => {
    const encoded = (text: string): string =>
      encodeURIComponent(text).replace(/%[57][BD]/g, decodeURIComponent);
    const response = await fetch(
      `${url}?query=${encoded(query)}${variables ? `&variables=${encoded(variables)}` : ''}`,
    );
    // Node refuses an address that is longer than all headers may be, before it is parsed.
    return response.status === 431 ? TOO_LONG : response.text();
  },
  'as server-sent events': (url, asked) => post(url, bodyOf(asked), 'text/event-stream'),
  'over WebSocket': async (url, asked) => {
    const client = await SocketClient.connect(url);
    client.send(`{"id":"1","type":"subscribe","payload":${bodyOf(asked)}}`);
    const { payload } = await client.next();
    client.socket.terminate();
    return JSON.stringify({ errors: payload });
  },
  'as a persisted query': async (url, asked) => {
    const sha256Hash = createHash('sha256').update(asked.query).digest('hex');
    return post(url, bodyOf(asked, { extensions: { persistedQuery: { version: 1, sha256Hash } } }));
  },
  'as a trusted document': (url, asked, what) =>
    post(url, `{"documentId":${JSON.stringify(what)},"variables":${asked.variables ?? '{}'}}`),
};

describe('a gateway that has just started', { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  afterAll(() => stack[Symbol.asyncDispose]());

  it.for(Object.keys(PATHS))('refuses what is nested too deeply, sent %s', async (path) => {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-nested-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const manifest = join(directory, 'documents.json');
    await writeFile(manifest, JSON.stringify(documentIds));
    const { child, url } = await startNetwork(join(directory, 'data'), {
      ROOKERY_TRUSTED_DOCUMENTS: 'prefer',
      ROOKERY_TRUSTED_DOCUMENTS_FILE: manifest,
    });
    stack.use(child);
    const endpoint = `${url}/graphql`;
    for (const [what, asked] of Object.entries(DEEP)) {
      const text = await PATHS[path]!(endpoint, asked, what);
      expect(text, what).not.toMatch(/call stack|RangeError|INTERNAL_SERVER_ERROR/);
      const { errors } = JSON.parse(text) as { errors?: { extensions: { code: string } }[] };
      expect(errors?.[0]?.extensions.code, what).toBe('OPERATION_TOO_COMPLEX');
    }
    // What clients do need is answered as before.
    const introspection = await post(endpoint, bodyOf({ query: getIntrospectionQuery() }));
    expect(JSON.parse(introspection)).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } });
    await child.kill('SIGKILL');
  });
});
