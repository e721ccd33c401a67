import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { Child } from '#testkit/client/child.js';

/** Folders of a checkout that a copy does without. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'dist', '.data']);

const FILES = 'tests/e2e/network/new-subgraph/files';

/**
 * CONTRIBUTING says that a new subgraph is one folder and one line, beside its SDL and its events. This adds the polls subgraph to a
 * copy of the checkout in exactly that way, and uses it.
 */
describe('a new subgraph', { timeout: 600_000 }, () => {
  const stack = new DisposalStack();
  let checkout: string;
  let ada: TestUser;
  let bob: TestUser;

  /** Runs a script of the copy; rejects with its output when it fails. */
  async function run(...command: string[]): Promise<void> {
    const [program = '', ...args] = command;
    const child = stack.use(new Child(program, args, {}, checkout));
    if ((await child.ends()) !== 0) throw new Error(`${command.join(' ')} failed:\n${child.output}`);
  }

  beforeAll(async () => {
    checkout = await copyOfCheckout(stack);
    await cp(FILES, checkout, { recursive: true });
    // The one line.
    await edit(checkout, 'subgraphs/index.ts', [
      ['  media,\n];', '  media,\n  polls,\n];'],
      ['import { timeline }', "import { polls } from './polls/index.js';\nimport { timeline }"],
    ]);
    await edit(checkout, 'schema/events.ts', [
      [
        "  'user.registered': {",
        "  'poll.voted': { pollId: string; userId: string };\n  'user.registered': {",
      ],
      [
        "  'user.registered': { stream",
        "  'poll.voted': { stream: 'POLLS', version: 1 },\n  'user.registered': { stream",
      ],
    ]);
    await run('npm', 'run', '--silent', 'compose');
    await run('npm', 'run', '--silent', 'codegen');
    const args = ['--conditions=source', '--import', 'tsx', 'network/main.ts'];
    const env = { PORT: '0', ROOKERY_DATA: join(checkout, '.data'), ROOKERY_SEED: 'none' };
    const network = stack.use(new Child(process.execPath, args, env, checkout));
    const [, url = ''] = await network.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
    ada = await TestUser.signUp(url, 'ada');
    bob = stack.use(await TestUser.signUp(url, 'bob'));
  }, 600_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  it('is composed into the supergraph and typed by codegen', async () => {
    expect(await readFile(join(checkout, 'schema/supergraph.graphql'), 'utf8')).toContain(
      '@join__graph(name: "polls"',
    );
    await writeFile(
      join(checkout, 'tsconfig.polls.json'),
      JSON.stringify({ extends: './tsconfig.json', include: ['subgraphs/polls'] }),
    );
    await run(
      'npx',
      '--no-install',
      'tsc',
      '--noEmit',
      '--incremental',
      'false',
      '--project',
      'tsconfig.polls.json',
    );
  });

  it('answers through the gateway, joined with the users subgraph', async () => {
    const id = await createPoll(ada, 'Tea?');
    const query = `{ poll(id: "${id}") { question yes no author { username } } }`;
    expect(await bob.get(query)).toEqual({
      poll: { question: 'Tea?', yes: 0, no: 0, author: { username: 'ada' } },
    });
  });

  it('checks sign-in for its commands and counts votes by its reaction', async () => {
    const id = await createPoll(ada, 'Coffee?');
    const vote = `mutation { votePoll(id: "${id}", yes: true) { id } }`;
    const { errors } = await new Client(ada.url).send(vote);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    for (const voter of [ada, bob, bob]) await voter.get(vote);
    await expect
      .poll(() => ada.get<{ poll: { yes: number } }, Record<string, never>>(`{ poll(id: "${id}") { yes } }`))
      .toEqual({ poll: { yes: 2 } });
  });

  it('serves its subscription: the event carries keys, the plan fetches the rest', async () => {
    const id = await createPoll(ada, 'Live?');
    const events = await bob.subscribe<{ pollEvents: unknown }, Record<string, never>>(`subscription {
      pollEvents(id: "${id}") { voter { username } poll { question author { username } } }
    }`);
    const received: { pollEvents: unknown }[] = [];
    void events.next().then((event) => received.push(event));
    // The protocol does not tell when a subscription is established: users vote until an event arrives.
    for (let index = 0; received.length === 0; index++) {
      const voter = await TestUser.signUp(ada.url, `voter${index}`);
      await voter.get(`mutation { votePoll(id: "${id}", yes: false) { id } }`);
      await voter[Symbol.asyncDispose]();
    }
    expect(received[0]).toEqual({
      pollEvents: {
        voter: { username: expect.stringMatching(/^voter\d+$/) as string },
        poll: { question: 'Live?', author: { username: 'ada' } },
      },
    });
    await events.close();
  });
});

async function createPoll(user: TestUser, question: string): Promise<string> {
  const { createPoll: poll } = await user.get<{ createPoll: { id: string } }, Record<string, never>>(
    `mutation { createPoll(question: "${question}") { id } }`,
  );
  return poll.id;
}

async function copyOfCheckout(stack: DisposalStack): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), 'rookery-polls-'));
  stack.defer(() => rm(checkout, { recursive: true, force: true }));
  const root = resolve('.');
  await cp(root, checkout, {
    recursive: true,
    filter: (path) => !LEFT_OUT.has(path.slice(root.length + 1).split(sep)[0] ?? ''),
  });
  await symlink(resolve('node_modules'), join(checkout, 'node_modules'));
  return checkout;
}

/** Replaces the first occurrence of each text in a file; rejects when it is not there. */
async function edit(checkout: string, file: string, changes: readonly [string, string][]): Promise<void> {
  const path = join(checkout, file);
  let text = await readFile(path, 'utf8');
  for (const [before, after] of changes) {
    if (!text.includes(before)) throw new Error(`${file} does not contain ${before}`);
    text = text.replace(before, after);
  }
  await writeFile(path, text);
}
