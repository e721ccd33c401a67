import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Network } from '#network/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { leaseIds } from '#platform/mongo/index.js';
import { Child } from '#testkit/client/child.js';
import { cast, Client, openNetwork } from '#testkit/client/index.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import { Bookmark, Like, PostBriefly, Retweet } from '#testkit/operations/tweets.js';
import { NATS, openDocuments, REDIS, serverOf, whyMissing } from '#testkit/services/index.js';
import { program } from '#testkit/compiled/program.js';

/** Long, because the process must be paused for the whole life of a lease, which is a minute. */
const TIMEOUT = 240_000;
const MACHINES = 1024;
/** Clients that post one tweet after the other. */
const CLIENTS = 8;

const missing = [NATS, REDIS].map(whyMissing).filter((why) => why !== null);

/** A lease of a machine id: its holder, and its end in ms since 1970. */
interface Machine {
  _id: number;
  holder: string;
  until: number;
  highWater: number;
}

function machinesOf({ infrastructure }: Network) {
  return infrastructure.mongo.database('platform').collection<Machine>('machines');
}

/** Leaves one machine id free for the next process. */
async function holdAllButOne(machines: ReturnType<typeof machinesOf>): Promise<void> {
  const held = await machines.find().toArray();
  const free = Array.from({ length: MACHINES }, (_, id) => id).filter((id) =>
    held.every(({ _id }) => _id !== id),
  );
  const until = Date.now() + 86_400_000;
  await machines.insertMany(free.slice(1).map((_id) => ({ _id, holder: 'another', until, highWater: 0 })));
}

function machineOf(id: string): number {
  return Number((BigInt(id) >> 12n) & 1023n);
}

/** A client that posts tweets, each with its own idempotency key, through a gateway whose process may be paused. */
class Writer {
  /** The acknowledged tweet of each key. */
  readonly acked = new Map<string, string>();
  /** The keys of refused posts, and the codes of all refusals. */
  readonly refused = new Set<string>();
  readonly codes = new Set<string>();
  #keys = 0;

  /** Posts a tweet and returns its id; null when it is refused. Rejects when the response is not GraphQL. */
  async post(through: Client, key = `key ${this.#keys++}`): Promise<string | null> {
    const { data, errors } = await through.send(PostBriefly, { input: { text: key, idempotencyKey: key } });
    for (const { extensions } of errors) this.codes.add(extensions.code);
    const id = data?.postTweet?.id ?? null;
    if (id === null) this.refused.add(key);
    // A key belongs to one tweet, whichever process creates it.
    else expect(this.acked.get(key) ?? id).toBe(id);
    if (id !== null) this.acked.set(key, id);
    return id;
  }
}

describe.skipIf(missing.length > 0)(
  ['a process that is paused for longer than its lease of a machine id', ...missing].join('; '),
  { timeout: TIMEOUT },
  () => {
    const stack = new DisposalStack();
    afterAll(() => stack[Symbol.asyncDispose](), TIMEOUT);

    /**
     * A network in this process, one in a process of its own, and leases on all machine ids except the one of that
     * process.
     */
    async function scene(): Promise<{ network: Network; child: Child; url: string }> {
      const directory = await mkdtemp(join(tmpdir(), 'rookery-still-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      const namespace = `s${crypto.randomUUID().slice(0, 8)}`;
      const { url: mongodbUrl } = stack.use(await openDocuments());
      const [redis, nats] = [stack.use(await serverOf(REDIS)), stack.use(await serverOf(NATS))];
      const shared = { directory, namespace, mongodbUrl, redisUrl: redis.url, natsUrl: nats.url };
      const network = stack.use(await openNetwork(shared));
      await holdAllButOne(machinesOf(network));
      const args = program('testkit/faults/doomed-network.ts');
      const options = { ...shared, streamBytes: 8 * 2 ** 20, doomed: false };
      const child = stack.use(new Child(process.execPath, args, { NETWORK: JSON.stringify(options) }));
      const [, url = ''] = await child.says(/listens at (\S+) /);
      return { network, child, url };
    }

    it('creates no duplicate id, loses no tweet, and works again', async () => {
      const { network, child, url } = await scene();
      const { ada, bob } = await cast(network, 'ada', 'bob');
      await bob.follow(ada);
      const there = { ada: new Client(url, ada.token), bob: new Client(url, bob.token) };
      const writer = new Writer();
      const machine = machineOf((await writer.post(there.ada)) ?? '');

      let isStill = false;
      const underWay = Array.from({ length: CLIENTS }, async () => {
        while (!isStill) await writer.post(there.ada);
      });
      await vi.waitFor(() => expect(writer.acked.size).toBeGreaterThan(3 * CLIENTS), 30_000);
      await child.freeze();
      isStill = true;
      // Some posts arrive while the process is paused.
      for (let count = 0; count < CLIENTS; count++) underWay.push(writer.post(there.ada).then());

      // Another process takes the machine id as soon as the lease has expired, and creates ids with it.
      const machines = machinesOf(network);
      const isHeld = async (): Promise<boolean> => {
        const { until = Infinity, highWater = 0 } = (await machines.findOne({ _id: machine })) ?? {};
        return Math.max(until, highWater) >= Date.now();
      };
      await expect.poll(isHeld, { timeout: 90_000, interval: 500 }).toBe(false);
      const other = await leaseIds(network.infrastructure.mongo, systemClock, silentLog);
      const theirs = Array.from({ length: 10_000 }, () => other.ids.next());
      expect(machineOf(theirs[0]!)).toBe(machine);

      child.thaw();
      await Promise.all(underWay);
      const [id = ''] = writer.acked.values();
      expect(await writer.post(there.ada)).toBeNull();
      expect(await there.bob.refusal(Like, { id })).toBe('SERVICE_UNAVAILABLE');
      expect(await there.bob.refusal(Retweet, { id })).toBe('SERVICE_UNAVAILABLE');
      expect(await there.bob.refusal(Bookmark, { id })).toBe('SERVICE_UNAVAILABLE');
      const mine = async (user: Client) => (await user.get(TweetsOf, { username: 'ada', first: 100 })).user;
      // Reads need no ids.
      expect((await mine(there.bob))?.tweetsCount).toBeGreaterThanOrEqual(3 * CLIENTS);

      await other[Symbol.asyncDispose]();
      await expect.poll(() => writer.post(there.ada, 'afterwards')).not.toBeNull();
      const newest = writer.acked.get('afterwards')!;
      expect(machineOf(newest)).toBe(machine);
      expect(newest > theirs.at(-1)!).toBe(true);

      // Refused posts are retried, at either of the two processes.
      const retried = [...writer.refused];
      for (const [index, key] of retried.entries())
        expect(await writer.post(index % 2 ? there.ada : ada, key)).not.toBeNull();
      expect([...writer.codes].filter((code) => !['SERVICE_UNAVAILABLE', 'TIMEOUT'].includes(code))).toEqual(
        [],
      );
      const acked = [...writer.acked.values()].toSorted();
      expect(acked.filter((id) => theirs.includes(id))).toEqual([]);

      const home = async (user: Client): Promise<string[]> => {
        const { homeTimeline } = await user.get(HomeTimeline, { first: 100 });
        return homeTimeline.edges.map(({ node }) => node?.id ?? '').toSorted();
      };
      await expect.poll(() => home(there.bob), { timeout: 30_000 }).toEqual(acked);
      await network.settle();
      const delivered = await home(bob);
      const lost = acked.filter((id) => !delivered.includes(id)).length;
      const doubled = delivered.length - new Set(delivered).size;
      console.log(
        `Paused: acked ${acked.length} (${retried.length} of them by retries), delivered ${delivered.length}, ` +
          `lost ${lost}, doubled ${doubled}; refused with ${[...writer.codes].join(' and ')}`,
      );
      expect(delivered).toEqual(acked);
      for (const user of [bob, there.bob]) {
        const { tweets, tweetsCount } = (await mine(user))!;
        expect(tweets.edges.map(({ node }) => node?.id).toSorted()).toEqual(acked);
        expect(tweetsCount).toBe(acked.length);
      }
    });
  },
);
