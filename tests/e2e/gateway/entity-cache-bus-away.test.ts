import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GatewayService } from '#gateway/index.js';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, Client, entityLookups, openNetwork, type TestUser } from '#testkit/client/index.js';
import { openGateway } from '#testkit/client/open-gateway.js';
import { FollowBriefly } from '#testkit/operations/users.js';
import { DeleteTweet, Edit, PostBriefly } from '#testkit/operations/tweets.js';
import { findBinary, startNats, type ServerProcess } from '#testkit/services/index.js';

const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

describe.skipIf(why !== '')(`the entity cache of a gateway whose NATS server hangs${why}`, () => {
  const stack = new DisposalStack();
  let nats: ServerProcess;
  let network: Network;
  /** The gateway that writes; the gateway under test learns of changes through the bus alone. */
  let elsewhere: GatewayService;
  let ada: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    nats = stack.use(await startNats());
    const directory = await mkdtemp(join(tmpdir(), 'rookery-deaf-'));
    stack.defer(() => rm(directory, { recursive: true }));
    network = stack.use(await openNetwork({ natsUrl: nats.url, directory, entityCache: {} }));
    elsewhere = stack.use(await openGateway(network, { directory, entityCache: {} }));
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const at = (url: string, { token }: TestUser): Client => new Client(url, token);

  async function texts(): Promise<(string | undefined)[]> {
    const page = '{ homeTimeline(first: 2) { edges { node { text } } } }';
    type Page = { homeTimeline: { edges: { node: { text: string } | null }[] } };
    const { homeTimeline } = await at(network.url, bob).get<Page, object>(page);
    return homeTimeline.edges.map(({ node }) => node?.text);
  }

  const hits = async (): Promise<number> => (await entityLookups(network.url))['hit'] ?? 0;

  it('serves no stale entity, neither during the outage nor after it', async () => {
    await at(elsewhere.url, bob).get(FollowBriefly, { id: ada.id });
    const post = async (text: string): Promise<string> =>
      (await at(elsewhere.url, ada).get(PostBriefly, { input: { text } })).postTweet.id;
    const [doomed, kept] = [await post('Doomed'), await post('Kept')];
    await network.settle();
    const before = await hits();
    await expect
      .poll(async () => [await texts(), (await hits()) > before])
      .toEqual([['Kept', 'Doomed'], true]);

    await nats.freeze();
    await expect.poll(() => network.infrastructure.bus.healthy(), { timeout: 20_000 }).toBe(false);
    await at(elsewhere.url, ada).get(Edit, { id: kept, text: 'Edited' });
    await at(elsewhere.url, ada).get(DeleteTweet, { id: doomed });
    expect(await texts()).toEqual(['Edited', undefined]);

    const deaf = await hits();
    nats.thaw();
    await expect
      .poll(
        async () => {
          expect((await texts()).filter((text) => text !== undefined)).toEqual(['Edited']);
          return hits();
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(deaf);
  });
});
