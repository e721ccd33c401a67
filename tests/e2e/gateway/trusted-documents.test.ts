import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { readTrustedDocuments } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';

/** The manifest that codegen writes for the examples, as a frontend team would deliver it. */
const MANIFEST = fileURLToPath(
  new URL('../../../examples/generated/persisted-documents.json', import.meta.url),
);
const documents = Object.entries(JSON.parse(readFileSync(MANIFEST, 'utf8')) as Record<string, string>);
const [homeId = '', homeText = ''] = documents.find(([, text]) => text.startsWith('query HomePage')) ?? [];
const [liveId = ''] = documents.find(([, text]) => text.startsWith('subscription')) ?? [];
const FREE = '{ viewer { user { username } } }';
const UNKNOWN = `sha256:${'0'.repeat(64)}`;

interface Answer {
  data?: { homeTimeline: { edges: { node: { text: string } }[] } };
  errors?: { extensions: { code: string } }[];
}

describe.each(['prefer', 'only'] as const)('trusted documents, mode %s', (mode) => {
  const directory = mkdtempSync(join(tmpdir(), 'rookery-trusted-'));
  const namespace = `d${crypto.randomUUID().slice(0, 8)}`;
  let network: Network;
  let token: string;

  beforeAll(async () => {
    // The documents of the examples contain no registration: the users exist already.
    await using before = await openNetwork({ directory, namespace });
    const users: { ada: TestUser } = await cast(before, 'ada');
    await users.ada.post('Hello');
    token = users.ada.token ?? '';
    await before.settle();
  });
  beforeAll(async () => {
    network = await openNetwork({ directory, namespace, trusted: readTrustedDocuments(mode, MANIFEST) });
  });
  afterAll(async () => {
    await network[Symbol.asyncDispose]();
    rmSync(directory, { recursive: true });
  });

  const headers = () => ({ 'content-type': 'application/json', authorization: `Bearer ${token}` });
  const send = async (request: object): Promise<Answer> => {
    const body = JSON.stringify({ variables: { first: 1 }, ...request });
    const response = await fetch(`${network.url}/graphql`, { method: 'POST', headers: headers(), body });
    return (await response.json()) as Answer;
  };
  const codes = ({ errors = [] }: Answer) => errors.map(({ extensions }) => extensions.code);
  const HELLO = { data: { homeTimeline: { edges: [{ node: { text: 'Hello' } }] } } };

  it.each([
    ['its id', { documentId: homeId }],
    [
      'its hash, as automatic persisted queries have it',
      { extensions: { persistedQuery: { version: 1, sha256Hash: homeId.slice('sha256:'.length) } } },
    ],
    ['its text', { query: homeText }],
  ])('runs a document that is sent as %s', async (_how, request) => {
    expect(await send(request)).toMatchObject(HELLO);
  });

  it('executes a trusted document by GET', async () => {
    const parameters = new URLSearchParams({ documentId: homeId, variables: '{"first":1}' });
    const response = await fetch(`${network.url}/graphql?${parameters}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toMatchObject(HELLO);
  });

  it('refuses an unknown id', async () => {
    expect(codes(await send({ documentId: UNKNOWN }))).toEqual([
      mode === 'only' ? 'PERSISTED_QUERY_NOT_FOUND' : 'BAD_REQUEST',
    ]);
  });

  it(`${mode === 'only' ? 'refuses' : 'runs'} a text that is not in the manifest`, async () => {
    expect(codes(await send({ query: FREE }))).toEqual(mode === 'only' ? ['FORBIDDEN'] : []);
  });

  describe('over a socket', () => {
    const first = (payload: { query: string }) =>
      new Promise((resolve, reject) => {
        const url = `${network.url.replace('http', 'ws')}/graphql`;
        const connectionParams = { accessToken: token };
        const socket = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0, connectionParams });
        const done = (value: unknown) => {
          resolve(value);
          void socket.dispose();
        };
        socket.subscribe(payload, {
          next: done,
          error: done,
          complete: () => reject(new Error('It ended.')),
        });
      });

    it('executes queries by id', async () => {
      const home = { query: '', documentId: homeId, variables: { first: 1 } };
      expect(await first(home)).toMatchObject(HELLO);
    });

    it('executes subscriptions by id', async () => {
      // An unknown cursor gives a gap at once: no event is needed.
      const live = { query: '', documentId: liveId, variables: { after: 'unknown' } };
      expect(codes({ errors: (await first(live)) as Answer['errors'] & object })).toEqual(['BAD_USER_INPUT']);
    });

    it(`${mode === 'only' ? 'refuses' : 'runs'} a text that is not in the manifest`, async () => {
      const answer = await first({ query: FREE });
      expect(answer).toMatchObject(
        mode === 'only' ? [{ extensions: { code: 'FORBIDDEN' } }] : { data: { viewer: {} } },
      );
    });
  });
});
