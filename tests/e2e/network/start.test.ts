import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedStore } from '#embedded/index.js';
import { makeCrowd } from '#network/demo/crowd.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { graphql } from '#testkit/client/generated/index.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { findBinary, startRedis } from '#testkit/services/index.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

const Login = graphql(`
  mutation Login($input: LoginInput!) {
    login(input: $input) {
      accessToken
      user {
        username
        tweetsCount
      }
    }
  }
`);

const Counts = graphql(`
  query CountsOf($username: String!) {
    user(username: $username) {
      followersCount
      followingCount
      tweetsCount
    }
  }
`);

const Lively = graphql(`
  query Lively {
    homeTimeline(first: 20) {
      edges {
        node {
          text
          author {
            displayName
          }
        }
      }
    }
    trends(window: DAY) {
      items {
        name
        tweetVolume
      }
    }
    searchUsers(query: "finch", first: 100) {
      edges {
        node {
          username
        }
      }
    }
  }
`);

// The command behind `npm start`: npm itself would intercept the signals.
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: { start: string };
};
const [program = '', ...args] = scripts.start.split(' ');

let directory: string;
const children: Child[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rookery-start-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) await child[Symbol.asyncDispose]();
  await rm(directory, { recursive: true, force: true });
});

/** The compiled command, which is ready sooner than the sources. */
function start(env: Record<string, string> = {}): Child {
  return run(process.execPath, rookeryProgram('start'), env);
}

function run(command: string, options: readonly string[], env: Record<string, string> = {}): Child {
  const child = new Child(command, options, { PORT: '0', ROOKERY_DATA: directory, ...env });
  children.push(child);
  return child;
}

async function urlOf(child: Child): Promise<string> {
  const [, url] = await child.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
  return url ?? '';
}

describe('npm start', { timeout: 120_000 }, () => {
  it('seeds an empty data directory, and a second start finds the data unchanged', async () => {
    // Demo users who follow somebody meanwhile would change the order of a search.
    const still = { ROOKERY_DEMO_ACTIVITY: 'off' };
    const first = run(program, args, still);
    const url = await urlOf(first);
    const [, username = '', password = ''] = await first.says(/username (\S+), password (\S+)/);
    const { login } = await new Client(url).get(Login, { input: { login: username, password } });
    const demo = new Client(url, login.accessToken);
    const lively = await demo.get(Lively);
    expect(lively.homeTimeline.edges).toHaveLength(20);
    expect(lively.homeTimeline.edges.every(({ node }) => node?.author?.displayName)).toBe(true);
    expect(lively.trends.items.length).toBeGreaterThan(2);
    const newcomer = await TestUser.signUp(url, 'newcomer');
    const id = await newcomer.post('Acknowledged, therefore kept');

    await first.kill('SIGKILL');

    const second = start(still);
    const again = await urlOf(second);
    const { login: later } = await new Client(again).get(Login, { input: { login: username, password } });
    expect(later.user).toEqual(login.user);
    const { homeTimeline } = await new Client(again, newcomer.token).get(HomeTimeline, {
      first: 1,
    });
    expect(homeTimeline.edges[0]?.node).toMatchObject({ id, text: 'Acknowledged, therefore kept' });
    const { searchUsers } = await new Client(again, later.accessToken).get(Lively);
    expect(searchUsers.edges).toEqual(lively.searchUsers.edges);
    expect(await second.kill('SIGTERM')).toBe(0);
  });

  it('serves nobody before the demo graph is complete, however often the seed is killed', async () => {
    const env = { PORT: String(await freePort()) };
    const url = `http://127.0.0.1:${env.PORT}`;
    // Two moments of the seed.
    for (const ms of [0, 600]) {
      const child = start(env);
      await expect.poll(() => statusOf(`${url}/ready`), { timeout: 60_000, interval: 20 }).toBe(503);
      const { status, headers } = await fetch(`${url}/graphql?query={__typename}`);
      if (status === 503) expect(headers.get('retry-after')).toBe('1');
      await sleep(ms);
      await child.kill('SIGKILL');
    }
    await urlOf(start({ ...env, ROOKERY_DEMO_ACTIVITY: 'off' }));
    expect(await statusOf(`${url}/ready`)).toBe(200);
    // Not more and not less than what one seed imports.
    const { users, follows, tweets } = makeCrowd(1, Date.now());
    const bob = users[1]!;
    expect(await new Client(url).get(Counts, { username: bob.username })).toEqual({
      user: {
        followersCount: follows.filter(({ to }) => to === bob.id).length,
        followingCount: follows.filter(({ from }) => from === bob.id).length,
        tweetsCount: tweets.filter(({ authorId }) => authorId === bob.id).length,
      },
    });
  }, 240_000);

  it('reports in one line that the port is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const child = start({ PORT: String(port), ROOKERY_SEED: 'none' });
    await child.says(new RegExp(`port ${port} is in use`));
    expect(await child.ends()).toBe(1);
    server.close();
  });

  it('reports in one line that the data directory is not a directory', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const child = start({ ROOKERY_DATA: file });
    await child.says(/the data directory \S+ cannot be used/);
    expect(await child.ends()).toBe(1);
  });

  it('keeps what it stores from other users, also what an earlier version left open to them', async () => {
    await chmod(directory, 0o755);
    await mkdir(join(directory, 'secrets'), { mode: 0o755 });
    await writeFile(join(directory, 'tweet-events.jsonl'), '', { mode: 0o644 });
    await urlOf(start({ ROOKERY_SEED: 'none' }));
    expect(await openToOthers(directory)).toEqual([]);
  });

  it('without the demo graph says how the first user registers', async () => {
    const child = start({ ROOKERY_SEED: 'none' });
    const url = await urlOf(child);
    const [, register = ''] = await child.says(/First user\s+(mutation .+)/);
    const { data, errors } = await new Client(url).send(register);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ register: { accessToken: expect.any(String) as string } });
  });

  it('starts on a path that is too long for a socket', async () => {
    const long = join(directory, 'a-directory-whose-name-is-long/'.repeat(5));
    const url = await urlOf(start({ ROOKERY_SEED: 'none', ROOKERY_DATA: long }));
    expect((await fetch(`${url}/ready`)).status).toBe(200);
  });

  it('leaves the permissions of a directory that holds other things too', async () => {
    await chmod(directory, 0o755);
    await writeFile(join(directory, 'letter.txt'), 'not of Rookery', { mode: 0o644 });
    await urlOf(start({ ROOKERY_SEED: 'none' }));
    const open = await openToOthers(directory);
    expect(open.sort()).toEqual([directory, join(directory, 'letter.txt')]);
  });

  it('refuses to start a second process on the same data directory', async () => {
    await using _first = await startEmbeddedStore({ directory: join(directory, 'documents') });
    const second = start({ ROOKERY_SEED: 'none' });
    await second.says(/rookery could not start: .*(in use|locked|another process)/i);
    expect(await second.ends()).toBe(1);
  });

  it('reports every malformed setting together', async () => {
    const child = start({ PORT: 'abc', REDIS_URL: 'localhost:6379', ROOKERY_SEED: 'some' });
    await child.says(/PORT must/);
    expect(await child.ends()).toBe(1);
    expect(child.output).toMatch(/REDIS_URL must be redis:/);
    expect(child.output).toMatch(/ROOKERY_SEED/);
  });

  it.each([
    ['MONGODB_URL', 'mongodb://127.0.0.1:9', /Waiting for MongoDB/],
    ['REDIS_URL', 'redis://127.0.0.1:9', /Waiting for Redis/],
    ['NATS_URL', 'nats://127.0.0.1:9', /Waiting for NATS/],
  ])('waits for an unreachable %s, and says so', async (name, value, line) => {
    const child = start({ [name]: value, ROOKERY_SEED: 'none' });
    await child.says(line);
  });

  it.skipIf(findBinary('redis-server') === null)(
    'is ready once a Redis that was missing is there',
    async () => {
      await using redis = await startRedis();
      await redis.kill();
      const child = start({ REDIS_URL: redis.url, ROOKERY_SEED: 'none' });
      await child.says(/Waiting for Redis/);
      await redis.restart();
      const ready = await fetch(`${await urlOf(child)}/ready`);
      expect(await ready.json()).toMatchObject({ status: 'ready', dependencies: { cache: true } });
    },
  );
});

/** The status of a page; null while nothing listens. */
async function statusOf(url: string): Promise<number | null> {
  return fetch(url).then(
    ({ status }) => status,
    () => null,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function openToOthers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  const paths = [folder, ...names.map((name) => join(folder, name))];
  const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o077));
  return paths.filter((_path, at) => modes[at] !== 0);
}
