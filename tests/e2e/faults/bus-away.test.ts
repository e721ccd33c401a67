import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { findBinary, startNats, type ServerProcess } from '#testkit/services/index.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';

/**
 * The length of the outage in seconds. Run with FAULT_SECONDS=40 before a release: longer than all time-outs of the
 * NATS client.
 */
const SECONDS = Number(process.env['FAULT_SECONDS'] ?? 0);
const TWEETS = 20;

const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

describe.skipIf(why !== '')(
  `posting while NATS is unavailable${why}`,
  { timeout: 120_000 + 2_000 * SECONDS },
  () => {
    const stack = new DisposalStack();
    let nats: ServerProcess;
    let network: Network;
    let ada: TestUser;
    let bob: TestUser;

    beforeAll(async () => {
      nats = stack.use(await startNats());
      network = stack.use(await openNetwork({ natsUrl: nats.url }));
      ({ ada, bob } = await cast(network, 'ada', 'bob'));
      await bob.follow(ada);
      await network.settle();
      await bob.get(HomeTimeline, { first: 1 });
    }, 120_000);
    afterAll(() => stack[Symbol.asyncDispose]());

    const home = async (user: TestUser): Promise<string[]> => {
      const { homeTimeline } = await user.get(HomeTimeline, { first: 100 });
      return homeTimeline.edges.map(({ node }) => node?.id ?? '');
    };

    const report = (what: string, posted: string[], delivered: string[]): void => {
      const lost = posted.filter((id) => !delivered.includes(id)).length;
      const doubled = delivered.length - new Set(delivered).size;
      console.log(
        `${what}: acked ${posted.length}, delivered ${delivered.length}, lost ${lost}, doubled ${doubled}`,
      );
    };

    it.each([
      ['killed', () => nats.kill(), () => nats.restart()],
      ['frozen', () => nats.freeze(), () => Promise.resolve(nats.thaw())],
    ])(
      'continues when NATS is %s, shows authors their own tweets, and reaches all followers afterwards',
      async (how, away, back) => {
        const before = await home(bob);
        await away();
        const posted: string[] = [];
        for (let n = 0; n < TWEETS; n++) {
          posted.unshift(await ada.post(`${how} ${n}`));
          if (SECONDS > 0) await sleep((1_000 * SECONDS) / TWEETS);
        }
        expect((await home(ada)).slice(0, TWEETS)).toEqual(posted);
        await back();
        await expect
          .poll(async () => (await home(bob)).length, { timeout: 60_000 })
          .toBe(before.length + TWEETS);
        const after = await home(bob);
        report(`NATS ${how} for ${SECONDS} s and ${TWEETS} tweets`, posted, after.slice(0, TWEETS));
        expect(after).toEqual([...posted, ...before]);
      },
    );
  },
);
