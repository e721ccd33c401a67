import { EVENTS } from '#schema/events.js';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectJetStreamBus } from '#platform/bus/index.js';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog as log } from '#platform/log.js';
import { connectMongo } from '#platform/mongo/index.js';
import { ensureSecrets } from '#platform/secrets.js';
import { Child } from '#testkit/client/child.js';
import { TestUser } from '#testkit/client/index.js';
import { workerDeps } from '#testkit/faults/worker-deps.js';
import { findBinary, openDocuments, startNats, startRedis } from '#testkit/services/index.js';
import { Actors } from '#testkit/timeline/actors.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

/** Tweets of an author with two followers are pushed to active followers; those of an author with three are pulled. */
const THRESHOLDS = { ROOKERY_PUSH_TO_ALL_BELOW: '1', ROOKERY_PULL_ABOVE: '2' };

const missing = ['redis-server', 'nats-server'].filter((binary) => findBinary(binary) === null);
const why = missing.length > 0 ? `; skipped: ${missing.join(' and ')} not installed` : '';

describe('the tier settings', { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  let mongodbUrl: string;
  let directory: string;

  beforeAll(async () => {
    mongodbUrl = stack.use(await openDocuments()).url;
    directory = await mkdtemp(join(tmpdir(), 'rookery-tiers-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    await ensureSecrets(join(directory, 'secrets'));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  function run(command: readonly string[], env: Record<string, string>): Child {
    const settings = { MONGODB_URL: mongodbUrl, PORT: '0', ROOKERY_SEED: 'none', ...THRESHOLDS, ...env };
    return stack.use(new Child(process.execPath, rookeryProgram(...command), settings));
  }

  async function pulled(namespace: string): Promise<string[]> {
    await using mongo = await connectMongo({ url: mongodbUrl, namespace, log });
    const authors = await mongo.database('timeline').collection<{ _id: string }>('pulled').find().toArray();
    return authors.map(({ _id }) => _id);
  }

  it('apply in a network in one process', async () => {
    const namespace = 'whole';
    const env = { ROOKERY_DATA: directory, ROOKERY_NAMESPACE: namespace };
    const [, url = ''] = await run(['start'], env).says(/GraphQL\s+(http\S+)\/graphql/);
    const [big, small, ...crowd] = (await Promise.all(
      ['big', 'small', 'ada', 'bob', 'carol'].map((name) => TestUser.signUp(url, name)),
    )) as [TestUser, TestUser, ...TestUser[]];
    for (const user of crowd) await user.follow(big);
    for (const user of crowd.slice(1)) await user.follow(small);
    await small.post('To my followers');
    await expect
      .poll(() => big.post('To mine').then(() => pulled(namespace)), { timeout: 30_000 })
      .toEqual([big.id]);
  });

  it.skipIf(missing.length > 0)(`apply in a timeline subgraph in its own process${why}`, async () => {
    const namespace = 'split';
    const [redis, nats] = [stack.use(await startRedis()), stack.use(await startNats())];
    const bus = stack.use(
      await connectJetStreamBus({ events: EVENTS, url: nats.url, namespace, clock: systemClock, log }),
    );
    bus.open();
    await run(['subgraph', 'timeline'], {
      ROOKERY_NAMESPACE: namespace,
      ROOKERY_SECRETS: join(directory, 'secrets'),
      REDIS_URL: redis.url,
      NATS_URL: nats.url,
    }).says(/is ready/);
    const cache = createMemoryCache({ clock: systemClock, namespace });
    const act = new Actors(await workerDeps(stack, { mongodbUrl, namespace }, { cache, bus, log }));
    const [big, small] = (await act.users(2)) as [string, string];
    await act.followers(small, await act.users(2));
    await act.followers(big, await act.users(3));
    await act.post(small);
    await act.post(big);
    await expect.poll(() => pulled(namespace), { timeout: 30_000 }).toEqual([big]);
  });
});
