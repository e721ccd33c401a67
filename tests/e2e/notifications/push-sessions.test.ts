import { afterAll, describe, expect } from 'vitest';
import { NO_PUSH } from '#social/push-settings.js';
import { users } from '#subgraphs/users/index.js';
import { Client, PASSWORD, story, type TestUser } from '#testkit/client/index.js';
import { SignIn, SignOut } from '#testkit/operations/accounts.js';
import { RegisterPush, VapidPublicKey } from '#testkit/operations/push.js';
import { Like } from '#testkit/operations/tweets.js';
import { deviceIdsOf, registeredBrowser } from '#testkit/push/devices.js';
import { WebPushServer, type PushBrowser } from '#testkit/push/index.js';

const server = await WebPushServer.start();
const push = { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true, ca: server.ca };

const it = story({ recentFollowers: ['ann', 'bob', 'cai'], network: { push } });

it.beforeAll(async ({ anybody }) => {
  server.publicKey = (await anybody.get(VapidPublicKey)).vapidPublicKey;
});
afterAll(() => server[Symbol.asyncDispose]());

describe('the devices of a session', () => {
  /** Another session of a user, with a browser of its own. */
  const otherSession = async (
    url: string,
    user: TestUser,
  ): Promise<{ client: Client; browser: PushBrowser }> => {
    const { login } = await new Client(url).get(SignIn, {
      input: { login: user.username, password: PASSWORD },
    });
    const client = new Client(url, login.accessToken);
    const browser = server.subscribe();
    await client.get(RegisterPush, { input: { web: browser.subscription } });
    return { client, browser };
  };

  it('end with it, and those of other sessions stay', async ({ network, ann, bob }) => {
    const own = await registeredBrowser(server, ann);
    const { client, browser } = await otherSession(network.url, ann);
    await client.get(SignOut, {});
    await bob.get(Like, { id: await ann.post('Of interest') });
    await network.settle();
    expect([server.requestsTo(own), server.requestsTo(browser)]).toEqual([1, 0]);
    expect(await deviceIdsOf(ann)).toHaveLength(1);
  });

  it('all end when all sessions end', async ({ network, ann, bob }) => {
    const own = await registeredBrowser(server, ann);
    const { client, browser } = await otherSession(network.url, ann);
    await client.get(SignOut, { everywhere: true });
    await network.settle();
    const later = await otherSession(network.url, ann);
    await bob.get(Like, { id: await postAs(later.client) });
    await network.settle();
    expect([own, browser, later.browser].map((each) => server.requestsTo(each))).toEqual([0, 0, 1]);
  });

  it('end with the account, whether it is suspended or deleted', async ({ network, ann, bob, cai }) => {
    const browsers = [await registeredBrowser(server, ann), await registeredBrowser(server, bob)];
    const [first, second] = [await ann.post('Of ann'), await bob.post('Of bob')];
    const { admin } = network.subgraph(users).parts;
    await admin.suspendUser({ id: ann.id });
    await admin.deleteUser({ id: bob.id });
    await network.settle();
    for (const id of [first, second]) await cai.send(Like, { id });
    await network.settle();
    expect(browsers.map((each) => server.requestsTo(each))).toEqual([0, 0]);
    const devices = network.infrastructure.mongo
      .database('notifications')
      .collection<{ _id: string }>('devices');
    expect(await devices.countDocuments({ _id: { $in: [ann.id, bob.id] } })).toBe(0);
  });
});

async function postAs(client: Client): Promise<string> {
  const { postTweet } = (await client.get(
    'mutation { postTweet(input: { text: "Back again" }) { id } }',
  )) as {
    postTweet: { id: string };
  };
  return postTweet.id;
}
