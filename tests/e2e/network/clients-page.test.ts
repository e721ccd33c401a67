import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrustedDocuments } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { PagePrograms } from '#testkit/client/page-programs.js';
import { DisposalStack } from '#platform/lifecycle.js';

const SHOWN = "[ 'Number 4', 'Number 3' ]";
const BOTH_PAGES = "[ 'Number 4', 'Number 3', 'Number 2', 'Number 1' ]";

describe('the page of clients', () => {
  const stack = new DisposalStack();
  const programs = new PagePrograms('docs/clients.md', `clients-${crypto.randomUUID().slice(0, 8)}`);
  const namespace = `c${crypto.randomUUID().slice(0, 8)}`;
  let directory: string;
  let network: Network;
  let names: string[];
  let reader: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    stack.defer(() => rm(programs.directory, { recursive: true, force: true }));
    names = await programs.write();
    for (const file of ['api.graphql', 'client/keys.json', 'client/possible-types.json'])
      await copyFile(join('schema', file), join(programs.directory, file.replace('client/', '')));
    directory = await mkdtemp(join(tmpdir(), 'rookery-clients-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    network = await openNetwork({ directory, namespace });
    stack.defer(() => network[Symbol.asyncDispose]());
    const users = await cast(network, 'ann', 'bob');
    reader = users.ann;
    bob = users.bob;
    await reader.follow(bob);
    for (let number = 1; number <= 4; number++) await bob.post(`Number ${number}`);
    await network.settle();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const account = (): string[] => [network.url, reader.token ?? ''];

  it('has programs for every client, all of which are run here', () => {
    expect(names).toEqual([
      'fetch.mjs',
      'apollo.mjs',
      'persisted.ts',
      'urql.mjs',
      'src/timeline.js',
      'relay.mjs',
      'tada.ts',
    ]);
  });

  it('shows how plain fetch reads a page and the code of an error', async () => {
    expect(await programs.start('fetch.mjs', account())).toEqual([SHOWN, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it.for(['apollo.mjs', 'urql.mjs'])(
    'shows how %s keeps pages, relationships and the live cursor in its cache',
    async (name) => {
      // The program subscribes behind its page: a tweet that is posted before that is sent, too.
      const lines = await programs.start(name, account(), (line) => {
        if (line === BOTH_PAGES) void bob.post('Live');
      });
      expect(lines).toEqual([BOTH_PAGES, 'TweetPosted', '{ following: true, muting: true }']);
      await reader.get('mutation ($id: ID!) { unmuteUser(id: $id) { id } }', { id: bob.id });
      const { homeTimeline } = await reader.get<{ homeTimeline: Page }, object>(NEWEST);
      await bob.deleteTweet(homeTimeline.edges[0]!.node.id);
      await network.settle();
    },
  );

  it('shows a configuration with which relay-compiler accepts the documents, and a store that refetches', async () => {
    await programs.put('relay.config.json', programs.json('Relay'));
    await mkdir(join(programs.directory, 'artifacts'), { recursive: true });
    await programs.run('relay-compiler');
    expect(await programs.start('relay.mjs', account())).toEqual(['Number 4']);
  });

  it('shows a configuration with which gql.tada types the documents', async () => {
    await programs.put('tsconfig.json', programs.json('gql.tada'));
    await programs.run('gql.tada', 'generate-output');
    await programs.run('tsc', '--project', '.');
    // The types are those of the schema: a field that does not exist is an error.
    await programs.put(
      'wrong.ts',
      "import { byline } from './tada.ts';\nbyline({ id: '1', createdAt: 1, author: null });\n",
    );
    await programs.put(
      'tsconfig.wrong.json',
      '{ "extends": "./tsconfig.json", "compilerOptions": { "allowImportingTsExtensions": true }, "files": ["wrong.ts", "graphql-env.d.ts"] }',
    );
    await expect(programs.run('tsc', '--project', 'tsconfig.wrong.json')).rejects.toThrow(
      /'number' is not assignable to type 'string'/,
    );
  });

  // Last: it replaces the network.
  it('shows how a client of trusted documents sends nothing but hashes', async () => {
    await programs.put('operations.ts', `export * from '../../examples/operations.js';\n`);
    await network[Symbol.asyncDispose]();
    const trusted = readTrustedDocuments('only', 'examples/generated/persisted-documents.json');
    network = await openNetwork({ directory, namespace, trusted });
    expect(await programs.start('persisted.ts', account())).toEqual([SHOWN]);
  });
});

interface Page {
  edges: { node: { id: string } }[];
}

const NEWEST = '{ homeTimeline(first: 1) { edges { node { id } } } }';
