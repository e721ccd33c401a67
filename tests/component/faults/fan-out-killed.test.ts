import { EVENTS } from '#schema/events.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectJetStreamBus, type Bus } from '#platform/bus/index.js';
import { connectRedisCache, type Cache } from '#platform/cache/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog as log } from '#platform/log.js';
import { Child } from '#testkit/client/child.js';
import { findBinary, openDocuments, startNats, startRedis } from '#testkit/services/index.js';
import { Actors } from '#testkit/timeline/actors.js';
import { COMMAND_TIMEOUT, workerDeps } from '#testkit/faults/worker-deps.js';
import { program } from '#testkit/compiled/program.js';

/** Each round kills a worker at another point. Run with FAULT_ROUNDS=10 before a release. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 2);
const FOLLOWERS = 2_000;
const PAGE = 50;
const FAN_OUT = 'timeline-fan-out';
const TTL = 3_600_000;

const missing = ['redis-server', 'nats-server'].filter((binary) => findBinary(binary) === null);
const why = missing.length > 0 ? `; skipped: ${missing.join(' and ')} not installed` : '';

describe.skipIf(missing.length > 0)(
  `a fan-out whose process is killed${why}`,
  { timeout: 120_000 * ROUNDS },
  () => {
    const stack = new DisposalStack();
    let urls: { mongodbUrl: string; redisUrl: string; natsUrl: string; namespace: string };
    let bus: Bus;
    let cache: Cache;
    let act: Actors;

    beforeAll(async () => {
      const [documents, redis, nats] = [
        stack.use(await openDocuments()),
        stack.use(await startRedis()),
        stack.use(await startNats()),
      ];
      const namespace = `k${crypto.randomUUID().slice(0, 8)}`;
      urls = { mongodbUrl: documents.url, redisUrl: redis.url, natsUrl: nats.url, namespace };
      bus = stack.use(
        await connectJetStreamBus({ events: EVENTS, url: nats.url, namespace, clock: systemClock, log }),
      );
      // A long time-out, because a slow cache is not under test.
      cache = stack.use(
        await connectRedisCache({ url: redis.url, namespace, log, commandTimeout: COMMAND_TIMEOUT }),
      );
      act = new Actors(await workerDeps(stack, urls, { cache, bus, log }));
      bus.open();
    });
    afterAll(() => stack[Symbol.asyncDispose]());

    async function startWorker(writesToLive: number | null): Promise<Child> {
      const options = { ...urls, fanOutPage: PAGE, writesToLive };
      const args = program('testkit/faults/timeline-worker.ts');
      const worker = stack.use(new Child(process.execPath, args, { WORKER: JSON.stringify(options) }));
      await worker.says(/ready/);
      return worker;
    }

    /** An author, and followers with empty timelines. */
    async function scene(count: number): Promise<{ author: string; followers: string[] }> {
      const author = await act.user();
      const followers = await act.users(count);
      await act.followers(author, followers);
      await Promise.all(followers.map((id) => cache.sortedSets.replace(`tl:${id}`, [], TTL)));
      return { author, followers };
    }

    const settled = (): Promise<void> =>
      expect.poll(async () => (await bus.pending()).get(FAN_OUT), { timeout: 30_000 }).toBe(0);

    interface Comparison {
      delivered: number;
      lost: number;
      doubled: number;
    }

    /** Compares the timelines of the followers with the posted tweets. */
    async function compare(posted: string[], followers: string[]): Promise<Comparison> {
      const counts = { delivered: 0, lost: 0, doubled: 0 };
      for (const id of followers) {
        const page = (await cache.sortedSets.page(`tl:${id}`, { limit: 1_000 })) ?? [];
        const ids = page.map(({ member }) => member.slice(0, 19));
        counts.delivered += ids.length;
        counts.lost += posted.filter((tweet) => !ids.includes(tweet)).length;
        counts.doubled += ids.length - new Set(ids).size;
      }
      return counts;
    }

    function report(what: string, acked: number, { delivered, lost, doubled }: Comparison): void {
      console.log(`${what}: acked ${acked}, delivered ${delivered}, lost ${lost}, doubled ${doubled}`);
    }

    it('is finished by another process: every follower has the tweet once', async () => {
      const { author, followers } = await scene(FOLLOWERS);
      const tweets: string[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const doomed = await startWorker(1 + Math.floor(Math.random() * (FOLLOWERS / PAGE - 1)));
        tweets.push(await act.post(author));
        await doomed.ends();
        const halfway = await compare(tweets, followers);
        expect(halfway.lost).toBeGreaterThan(0);
        const next = await startWorker(null);
        await settled();
        await next.kill('SIGKILL');
        const all = await compare(tweets, followers);
        report(`killed with ${halfway.lost} of ${FOLLOWERS} to go`, tweets.length, all);
        expect(all).toEqual({ delivered: FOLLOWERS * tweets.length, lost: 0, doubled: 0 });
      }
    });

    /**
     * Many authors post, more than one worker handles concurrently: a leader delegates only what exceeds its own
     * capacity.
     */
    async function everybodyHasAllOnce(who: string, doomed: Child): Promise<void> {
      const scenes = await Promise.all(Array.from({ length: 100 }, () => scene(20)));
      const posted = await Promise.all(scenes.map(({ author }) => act.posts(author, 10)));
      await doomed.ends();
      await settled();
      const all: Comparison = { delivered: 0, lost: 0, doubled: 0 };
      for (const [index, { followers }] of scenes.entries()) {
        const { delivered, lost, doubled } = await compare(posted[index] as string[], followers);
        all.delivered += delivered;
        all.lost += lost;
        all.doubled += doubled;
      }
      report(`three workers, ${who} killed`, posted.flat().length, all);
      expect(all).toEqual({ delivered: 20_000, lost: 0, doubled: 0 });
    }

    it('is shared by three processes; after the deaths of a leader and of another process every follower has every tweet once', async () => {
      const first = await startWorker(5);
      for (const _ of [1, 2]) await startWorker(null);
      await everybodyHasAllOnce('the one that leads', first);
      // One of the remaining processes leads by now.
      await everybodyHasAllOnce('another one', await startWorker(5));
      expect(await bus.deadLetters()).toEqual([]);
    });
  },
);
