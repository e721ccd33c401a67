import { afterEach, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import type { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { readiness } from '#testkit/client/readiness.js';
import { missingServers, openBacking, rookery } from '#testkit/faults/process-network.js';
import { freePort } from '#testkit/services/server-process.js';

/** The processes of a network, each of which finds the others at addresses that are known before any of them starts. */
interface Processes {
  start(name: string): Child;
  gatewayUrl: string;
}

const stack = new DisposalStack();
afterEach(() => stack[Symbol.asyncDispose]());

async function open(): Promise<Processes> {
  const backing = { ...(await openBacking(stack)), ROOKERY_RATE_LIMITS: 'off' };
  const ports = new Map<string, number>();
  for (const name of [...SUBGRAPH_NAMES, 'gateway']) ports.set(name, await freePort());
  const urls = SUBGRAPH_NAMES.map((name) => [
    `${name.toUpperCase()}_URL`,
    `http://127.0.0.1:${ports.get(name)}/graphql`,
  ]);
  const environment: Record<string, string> = { ...backing, ...Object.fromEntries(urls) };
  return {
    gatewayUrl: `http://127.0.0.1:${ports.get('gateway')}`,
    start: (name) => {
      const command = name === 'gateway' ? ['gateway'] : ['subgraph', name];
      return stack.use(rookery(command, { ...environment, PORT: String(ports.get(name)) }));
    },
  };
}

/** Waits until the network is ready, and uses it. */
async function works(gatewayUrl: string): Promise<void> {
  const lastAt = performance.now();
  const status = async (): Promise<string> => (await readiness(gatewayUrl)).status;
  await expect.poll(status, { timeout: 30_000 }).toBe('ready');
  console.log(`ready ${Math.round(performance.now() - lastAt)} ms after the last process`);
  const ada = await TestUser.signUp(gatewayUrl, 'ada');
  const id = await ada.post('All are here');
  await expect.poll(() => ada.homeTexts(1), { timeout: 20_000 }).toEqual(['All are here']);
  expect(id).toMatch(/^\d{19}$/);
}

describe.skipIf(missingServers.length > 0)(
  ['a network of processes is ready when the last one is', ...missingServers].join('; '),
  { timeout: 180_000 },
  () => {
    it('that starts with the gateway, which says what is missing until then', async () => {
      const { start, gatewayUrl } = await open();
      await start('gateway').says(/is ready at/);
      expect(await readiness(gatewayUrl)).toMatchObject({
        status: 'degraded',
        dependencies: Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, false])),
      });
      const { errors } = await new Client(gatewayUrl).send('{ user(username: "ada") { id } }', {});
      expect(errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
      const children = SUBGRAPH_NAMES.map(start);
      await Promise.all(children.map((child) => child.says(/is ready at/)));
      await works(gatewayUrl);
    });
  },
);
