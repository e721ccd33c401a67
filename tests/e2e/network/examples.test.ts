import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayService } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { ACCESS_TOKEN_MS } from '#platform/tokens/index.js';
import { Child } from '#testkit/client/child.js';
import { cast, Client, openNetwork, PASSWORD, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { PostBriefly } from '#testkit/operations/tweets.js';

const EXAMPLES = ['graphql-ws', 'apollo', 'urql', 'sse'] as const;

/** An example as a frontend team runs it: its own process, given a URL and an account. */
function start(example: string, url: string): Child {
  return new Child(process.execPath, ['--import', 'tsx', `examples/${example}.ts`, url, 'bob', PASSWORD], {});
}

/** The texts of ada's tweets that a program has printed. */
function textsOf({ output }: Child): string[] {
  return [...output.matchAll(/^\d{19} @ada: (.*)$/gm)].map(([, text = '']) => text);
}

async function everybodySays(programs: readonly Child[], text: string): Promise<void> {
  await Promise.all(programs.map((program) => program.says(new RegExp(`: ${text}$`, 'm'))));
}

describe('the examples', () => {
  const stack = new DisposalStack();
  const namespace = `e${crypto.randomUUID().slice(0, 8)}`;
  const posted: string[] = [];
  let directory: string;
  let network: Network;
  /** Replaces the network's own gateway. */
  let gateway: GatewayService | undefined;
  let ada: TestUser;
  let programs: Child[];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-examples-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    network = await openNetwork({ directory, namespace });
    stack.defer(() => network[Symbol.asyncDispose]());
    const users = await cast(network, 'ada', 'bob');
    ada = users.ada;
    await users.bob.follow(ada);
    await post(network.url, 'The first page');
    await network.settle();
    programs = EXAMPLES.map((example) => stack.use(start(example, network.url)));
    await everybodySays(programs, 'The first page');
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  async function post(url: string, text: string): Promise<void> {
    await new Client(url, ada.token).get(PostBriefly, { input: { text } });
    posted.push(text);
  }

  async function everybodyHasAllOnce(): Promise<void> {
    await everybodySays(programs, posted.at(-1) ?? '');
    for (const program of programs) expect(textsOf(program)).toEqual(posted);
  }

  const port = (): number => Number(new URL(network.url).port);

  async function restart(): Promise<void> {
    await network.gateway[Symbol.asyncDispose]();
    gateway = await openGateway(network, { directory, port: port() });
  }

  it('print every tweet once, in order, while their gateway restarts and ada posts through another one', async () => {
    await using elsewhere = await openGateway(network, { directory });
    await post(elsewhere.url, 'Before');
    await everybodySays(programs, 'Before');
    let isBack = false;
    const restarted = restart().finally(() => (isBack = true));
    for (let count = 0; !isBack; count++) await post(elsewhere.url, `Meanwhile ${count}`);
    await restarted;
    await post(elsewhere.url, 'They are back');
    await everybodyHasAllOnce();
  });

  it('print every tweet once, in order, when the whole network stops and starts again', async () => {
    // Stored, and possibly not delivered when everything stops.
    for (const text of ['One', 'Two', 'Three']) await post(network.url, text);
    await gateway?.[Symbol.asyncDispose]();
    await network[Symbol.asyncDispose]();
    network = await openNetwork({ directory, namespace, port: port() });
    await post(network.url, 'A new life');
    await everybodyHasAllOnce();
  });

  it('end when the session ends, and stop reconnecting', async () => {
    const bob = await signIn(network.url, 'bob');
    await bob.get('mutation { logout(everywhere: true) }');
    expect(await Promise.all(programs.map((program) => program.ends()))).toEqual(EXAMPLES.map(() => 1));
    for (const { output } of programs) expect(output).toContain('SignedOut');
  });
});

describe('the examples, when access tokens live for seconds', () => {
  // A program refreshes its token when a fifth of the lifetime is left.
  const LIFE_MS = 7_000;
  // Everything else that expires lives longer than the test.
  const clock = { now: () => Date.now() - ACCESS_TOKEN_MS + LIFE_MS };

  it('keep their socket while tokens are renewed', async () => {
    await using network = await openNetwork({ clock });
    let renewals = 0;
    network.infrastructure.mongo.onCommand(({ commandName, command }) => {
      if (commandName === 'update' && command['update'] === 'sessions') renewals++;
    });
    await cast(network, 'bob');
    await using program = start('graphql-ws', network.url);
    await expect.poll(() => renewals, { timeout: 40_000 }).toBe(3);
    expect(program.output).toBe('');
    const metrics = await (await fetch(`${network.url}/metrics`)).text();
    expect(metrics).toContain('rookery_gateway_sockets 1');
    expect(metrics).not.toMatch(/closes.*4403/);
  });
});

async function signIn(url: string, login: string): Promise<Client> {
  const document = 'mutation ($input: LoginInput!) { login(input: $input) { accessToken } }';
  const data = await new Client(url).get<{ login: { accessToken: string } }, object>(document, {
    input: { login, password: PASSWORD },
  });
  return new Client(url, data.login.accessToken);
}
