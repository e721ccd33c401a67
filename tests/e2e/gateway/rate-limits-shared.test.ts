import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { connectRedisCache } from '#platform/cache/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog as log } from '#platform/log.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import { OPERATION_RULES } from '#gateway/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { REDIS, REDIS_TIMEOUT, serverOf, whyMissing } from '#testkit/services/index.js';

const LEFT = 40;
const ASKED = 100;

const missing = [REDIS].map(whyMissing).filter((why) => why !== null);

describe.skipIf(missing.length > 0)(
  ['rate limits of two gateways with one Redis', ...missing].join('; '),
  () => {
    const stack = new DisposalStack();
    let network: Network;
    let urls: string[];
    let ada: TestUser;

    beforeAll(async () => {
      const directory = await mkdtemp(join(tmpdir(), 'rookery-limits-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      const { url: redisUrl } = stack.use(await serverOf(REDIS));
      const namespace = `l${crypto.randomUUID().slice(0, 8)}`;
      network = stack.use(await openNetwork({ directory, redisUrl, namespace, rateLimits: true }));
      ({ ada } = await cast(network, 'ada'));
      // Each has its own connection and a long timeout: this test is not about a slow Redis.
      const open = async (): Promise<string> => {
        const cache = stack.use(
          await connectRedisCache({ url: redisUrl, namespace, log, commandTimeout: REDIS_TIMEOUT }),
        );
        const rateLimits = createRateLimits({ cache, log, enabled: true });
        const infrastructure = { ...network.infrastructure, rateLimits };
        return stack.use(await openGateway({ subgraphs: network.subgraphs, infrastructure }, { directory }))
          .url;
      };
      urls = [await open(), await open()];
    });
    afterAll(() => stack[Symbol.asyncDispose]());

    /** Sends operations to the gateways in turn, all at the same time. */
    function ask(query: string, times: number): Promise<{ status: number; remaining: number }[]> {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${ada.token}` };
      return Promise.all(
        Array.from({ length: times }, async (_, index) => {
          const url = `${urls[index % urls.length]}/graphql`;
          const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
          await response.text();
          return { status: response.status, remaining: Number(response.headers.get('ratelimit-remaining')) };
        }),
      );
    }

    it('execute exactly as many operations as are left, however many come at once', async () => {
      const { perViewer: operations } = OPERATION_RULES;
      await network.infrastructure.rateLimits.consume(operations, ada.id, operations.points - LEFT);
      const answers = await ask('{ viewer { email } }', ASKED);
      const passed = answers.filter(({ status }) => status === 200);
      const refused = answers.filter(({ status }) => status === 429);
      console.log(`${ASKED} at once, ${LEFT} left: ${passed.length} passed, ${refused.length} refused`);
      expect([passed.length, refused.length]).toEqual([LEFT, ASKED - LEFT]);
      // Each gateway counted one operation for its own check.
      const places = passed.map(({ remaining }) => remaining).toSorted((a, b) => a - b);
      expect(places).toEqual(Array.from({ length: LEFT }, (_, index) => index));
    });
  },
);
