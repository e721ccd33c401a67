import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { NO_PUSH } from '#social/push-settings.js';
import { PUSH_DEFAULTS } from '#subgraphs/notifications/rules/push.js';
import { Child } from '#testkit/client/child.js';
import { Client, openNetwork, TestUser } from '#testkit/client/index.js';
import { VapidPublicKey } from '#testkit/operations/push.js';
import { Like } from '#testkit/operations/tweets.js';
import { registeredBrowser } from '#testkit/push/devices.js';
import type { DoomedPushNetwork } from '#testkit/push/doomed-push-network.js';
import { WebPushServer } from '#testkit/push/index.js';
import { program } from '#testkit/compiled/program.js';

const ENTRY = 'testkit/push/doomed-push-network.ts';
const EMBEDDED = { mongodbUrl: undefined, redisUrl: undefined, natsUrl: undefined };

describe('a process that is killed while a notification is pushed', { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  let server: WebPushServer;
  beforeAll(async () => {
    server = stack.use(await WebPushServer.start());
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  /** What the browser has received in the end, when the process was killed before a step and the network has started again. */
  async function receivedAfter(before: DoomedPushNetwork['before']): Promise<string[]> {
    const directory = await mkdtemp(join(tmpdir(), 'rookery-doomed-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const push = { ...NO_PUSH, contact: 'mailto:operator@example.org', allowLoopback: true, ca: server.ca };
    const doomed: DoomedPushNetwork = { directory, namespace: 'doomed', push, before };
    const args = program(ENTRY);
    const child = stack.use(new Child(process.execPath, args, { NETWORK: JSON.stringify(doomed) }));
    const [, url = ''] = await child.says(/listens at (\S+) /);

    server.publicKey = (await new Client(url).get(VapidPublicKey)).vapidPublicKey;
    const [ann, bob] = [await TestUser.signUp(url, 'ann'), await TestUser.signUp(url, 'bob')];
    const browser = await registeredBrowser(server, ann);
    const id = await ann.post('Of interest');
    await bob.send(Like, { id }).catch(() => undefined);
    await child.says(/dies/);
    await child.ends();

    // A minute later: by then the claim of the dead process has ended.
    const clock = { now: () => Date.now() + PUSH_DEFAULTS.claimMs };
    await using network = await openNetwork({ ...EMBEDDED, directory, namespace: 'doomed', push, clock });
    const least = before === 'record' ? 2 : 1;
    await vi.waitFor(() => expect(server.inboxOf(browser).length).toBeGreaterThanOrEqual(least), {
      timeout: 60_000,
    });
    await network.settle();
    // What comes after it comes once, so nothing of the first one is left.
    await new Client(network.url, bob.token).get(Like, {
      id: await postAs(new Client(network.url, ann.token)),
    });
    await network.settle();
    return server.inboxOf(browser).map(({ data }) => (data as { notification: string }).notification);
  }

  it.each(['insert', 'send'] as const)(
    'loses and doubles nothing when it dies before the %s',
    async (before) => {
      const received = await receivedAfter(before);
      expect(received).toHaveLength(2);
      expect(new Set(received).size).toBe(2);
    },
  );

  it('sends what a service has accepted again, for the same notification, when it dies before the record', async () => {
    const received = await receivedAfter('record');
    expect(received).toHaveLength(3);
    expect(received[1]).toBe(received[0]);
    expect(received[2]).not.toBe(received[0]);
  });
});

async function postAs(client: Client): Promise<string> {
  const { postTweet } = (await client.get('mutation { postTweet(input: { text: "Again" }) { id } }')) as {
    postTweet: { id: string };
  };
  return postTweet.id;
}
