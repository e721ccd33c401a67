import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { ensureSecrets } from '#platform/secrets.js';
import { timelineSubgraph } from '#subgraphs/timeline/index.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { NATS, serverOf, whyMissing } from '#testkit/services/index.js';
import { intercept } from '#testkit/timeline/intercept.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';

const LIMIT = 20;
const FAN_OUT = 'timeline-fan-out';
const PATIENCE = { timeout: 30_000, interval: 20 };

/** Lets all calls pass until it is shut; then `admit` lets one pass at a time. */
class Turnstile {
  isShut = false;
  readonly #waiting: (() => void)[] = [];

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Lets one waiting call pass. */
  admit(): void {
    this.#waiting.shift()?.();
  }

  open(): void {
    this.isShut = false;
    for (const pass of this.#waiting.splice(0)) pass();
  }

  async pass(): Promise<void> {
    if (this.isShut) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

const missing = [NATS].map(whyMissing).filter((why) => why !== null);

describe.skipIf(missing.length > 0)(
  ['posting while the fan-out lags behind', ...missing].join('; '),
  { timeout: 120_000 },
  () => {
    const stack = new DisposalStack();
    const turnstile = new Turnstile();
    let network: Network;
    let ada: TestUser;
    let bob: TestUser;
    let poster: Client;
    let reader: Client;

    beforeAll(async () => {
      const directory = await mkdtemp(join(tmpdir(), 'rookery-backpressure-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      const { url: natsUrl } = stack.use(await serverOf(NATS));
      network = stack.use(await openNetwork({ directory, natsUrl }));
      // Replaces the network's own timeline subgraph by one that can be paused and has a low lag limit.
      await network.subgraphs.get('timeline')![Symbol.asyncDispose]();
      const secrets = await ensureSecrets(join(directory, 'secrets'));
      const timeline = stack.use(
        await timelineSubgraph({ lagLimit: LIMIT, lagEvery: 20 }).create(
          { listen: null, secrets },
          {
            ...network.infrastructure,
            cache: intercept(network.infrastructure.cache, 'add', () => turnstile.pass()),
          },
        ),
      );
      stack.defer(() => turnstile.open());
      const subgraphs = new Map([...network.subgraphs, ['timeline', timeline]]);
      const { url } = stack.use(
        await openGateway({ subgraphs, infrastructure: network.infrastructure }, { directory }),
      );
      ({ ada, bob } = await cast(network, 'ada', 'bob'));
      await bob.follow(ada);
      await network.settle();
      [poster, reader] = [new Client(url, ada.token), new Client(url, bob.token)];
      await reader.get(HomeTimeline, { first: 1 });
    }, 120_000);
    afterAll(() => stack[Symbol.asyncDispose]());

    const accepted: string[] = [];
    const refusals: { status: number; retryAfter: string | null; body: unknown }[] = [];

    /** Posts a tweet; resolves to whether it was accepted. */
    async function post(): Promise<boolean> {
      const query = `mutation { postTweet(input: { text: "Tweet ${accepted.length}" }) { id } }`;
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${poster.token}` };
      const body = JSON.stringify({ query });
      const response = await fetch(`${poster.url}/graphql`, { method: 'POST', headers, body });
      const answer = (await response.json()) as { data: { postTweet: { id: string } | null } };
      if (response.status === 200 && answer.data.postTweet) {
        accepted.unshift(answer.data.postTweet.id);
        return true;
      }
      refusals.push({
        status: response.status,
        retryAfter: response.headers.get('retry-after'),
        body: answer,
      });
      return false;
    }

    const lag = async (): Promise<number> => (await network.infrastructure.bus.pending()).get(FAN_OUT) ?? 0;
    /** Lets the fan-out work until about `left` events are pending. */
    const workOff = async (left: number): Promise<void> => {
      for (;;) {
        // A waiting call belongs to an event that is counted as pending already.
        await expect.poll(() => turnstile.waiting, PATIENCE).toBeGreaterThan(0);
        if ((await lag()) <= left) return;
        turnstile.admit();
      }
    };
    const home = async (): Promise<string[]> => {
      const { homeTimeline } = await reader.get(HomeTimeline, { first: 100 });
      return homeTimeline.edges.map(({ node }) => node?.id ?? '');
    };

    it('refuses posts above the lag limit, accepts them again below half of it, and loses no accepted post', async () => {
      turnstile.isShut = true;
      while (await post());
      const waiting = await lag();
      expect(waiting).toBeGreaterThan(LIMIT);
      expect(refusals[0]).toMatchObject({
        status: 429,
        retryAfter: '5',
        body: { errors: [{ path: ['postTweet'], extensions: { code: 'OVERLOADED', retryAfter: 5 } }] },
      });
      // Reads and other writes are accepted.
      await home();
      await poster.get('mutation ($id: ID!) { likeTweet(id: $id) { id } }', { id: accepted[0] ?? '' });

      // Between half of the limit and the limit the state does not change.
      await workOff(0.8 * LIMIT);
      for (let tries = 0; tries < 10; tries++) expect(await post()).toBe(false);
      expect(await lag()).toBeGreaterThan(LIMIT / 2);

      await workOff(0.4 * LIMIT);
      await expect.poll(post, PATIENCE).toBe(true);

      turnstile.open();
      await expect.poll(async () => (await home()).length, PATIENCE).toBe(accepted.length);
      expect(await home()).toEqual(accepted);
      console.log(
        `limit ${LIMIT}: refused with ${waiting} waiting, ${accepted.length} accepted, ${refusals.length} refused, all delivered once`,
      );
    });
  },
);
