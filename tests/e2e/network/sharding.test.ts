import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format } from 'prettier';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { PLATFORM_COLLECTIONS } from '#platform/mongo/index.js';
import { encryptionKeysOf, ensureSecrets } from '#platform/secrets.js';
import { NO_PUSH } from '#social/push-settings.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { openMessagesAdministration } from '#subgraphs/messages/administration.js';
import { openTweetsAdministration } from '#subgraphs/tweets/administration.js';
import { openAdministration } from '#subgraphs/users/commands/administration.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { showPictures } from '#testkit/media/document-story.js';
import { readMessages } from '#testkit/messages/document-story.js';
import { watchQueries, type SentQuery } from '#testkit/documents/queries.js';
import { ShardingPage, normalRow } from '#testkit/documents/sharding-page.js';
import { READS, tellTheStory, turnActors, turnPages } from '#testkit/documents/story.js';
import { filterShape, targetOf } from '#testkit/documents/targeting.js';
import { Refresh, SignOut } from '#testkit/operations/accounts.js';
import { toldTo } from '#testkit/notifications/told.js';
import { TurnOffNotices, TurnOnNotices } from '#testkit/operations/notifications.js';
import { MuteConversation, MuteWord, UnmuteConversation, UnmuteWord } from '#testkit/operations/mutes.js';
import { RemovePush, VapidPublicKey } from '#testkit/operations/push.js';
import { DeleteTweet, Edit, Like, Post, Retweet } from '#testkit/operations/tweets.js';
import { deviceIdsOf, registeredBrowser } from '#testkit/push/devices.js';
import { WebPushServer } from '#testkit/push/index.js';
import {
  Accept,
  FollowUser,
  MuteUser,
  Protect,
  RemoveFollower,
  UnmuteUser,
} from '#testkit/operations/users.js';

const FILE = 'docs/sharding.md';
/** Writes the page instead of comparing it: for a new query, or a new collection. */
const WRITES = process.env['WRITE_SHARDING_PAGE'] === '1';

const layouts = [...SUBGRAPHS.flatMap(({ collections }) => collections), ...PLATFORM_COLLECTIONS];
const page = new ShardingPage(layouts);

/** What is behind a marker in the page, up to the next one. */
function partOf(text: string, marker: string): string {
  const [, part = ''] = text.split(`<!-- ${marker} -->`);
  return part.split('<!-- end -->')[0]!.trim();
}

function withPart(text: string, marker: string, part: string): string {
  const [before = '', after = ''] = text.split(`<!-- ${marker} -->`);
  const rest = after.slice(after.indexOf('<!-- end -->'));
  return `${before}<!-- ${marker} -->\n\n${part}\n\n${rest}`;
}

describe('on a sharded cluster', () => {
  let network: Network;
  let pushServer: WebPushServer;
  let queries: readonly SentQuery[];
  let secretsDirectory: string;

  beforeAll(async () => {
    pushServer = await WebPushServer.start();
    const { ca } = pushServer;
    const push = { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true, ca };
    secretsDirectory = await mkdtemp(join(tmpdir(), 'rookery-secrets-'));
    const secrets = await ensureSecrets(secretsDirectory);
    network = await openNetwork({ push, secretsDirectory });
    const watched = watchQueries(network.infrastructure.mongo);
    const users = await cast(network, 'ada', 'bob', 'carol');
    await tellTheStory(users);
    await network.settle();
    for (const read of READS) expect((await users.ada.send(read)).errors, read).toEqual([]);
    for (const user of Object.values(users)) await turnPages(user);
    await turnActors(users.ada);
    for (const user of Object.values(users)) await readMessages(user);
    await beToldOnDevices(network, pushServer, users);
    await beToldOfMuted(network, users);
    await muteTweets(network, users);
    await showPictures(network, users.ada);
    await leaveAndRepair(network, users);
    const { mongo } = network.infrastructure;
    await openMessagesAdministration(mongo, encryptionKeysOf(secrets)).rewrap(() => undefined);
    watched.stop();
    expect([...watched.unknown]).toEqual([]);
    queries = [...watched.sent.values()];
  });
  afterAll(async () => {
    await rm(secretsDirectory, { recursive: true, force: true });
    await network[Symbol.asyncDispose]();
    await pushServer[Symbol.asyncDispose]();
  });

  it('every query names the shard key, or has a reason why it asks all shards', () => {
    const wrong = queries.filter((query) => page.rowOf(query) === undefined);
    expect(
      wrong.map(({ subgraph, collection, filter }) => `${subgraph}.${collection}: ${filterShape(filter)}`),
    ).toEqual([]);
    // A rule that nothing can break would hold as well.
    expect(queries.length).toBeGreaterThan(80);
    const [users] = layouts;
    expect(targetOf(users!, { usernameKey: 'ada' })).toBe('all');
  });

  it('every reason is about a query that asks all shards', () => {
    for (const { shardKey, broadcasts = {} } of layouts) {
      const fields = Object.keys(broadcasts).flatMap((shape) => shape.split(', '));
      expect(fields).not.toContain(shardKey);
    }
  });

  it('is as docs/sharding.md tells it', async () => {
    let text = await readFile(FILE, 'utf8');
    const listed = partOf(text, 'queries')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map(normalRow);
    const observed = queries.flatMap((query) => page.rowOf(query) ?? []);
    if (WRITES) {
      // Other rows stay: not every race happens each time. Those of a collection or with a reason that is gone do not.
      const kept = listed.filter(
        (row) =>
          !row.includes('| all |') &&
          layouts.some(({ database, name }) => row.startsWith(`| \`${database}.${name}\``)),
      );
      const rows = [...new Set([...kept, ...observed, ...page.broadcastRows])].sort();
      const table = [
        '| collection | filter | shards | why all, and how often |',
        '| --- | --- | --- | --- |',
        ...rows,
      ];
      text = withPart(text, 'commands', '```text\n' + page.commands + '\n```');
      text = withPart(text, 'unsharded', page.unsharded);
      text = withPart(text, 'queries', table.join('\n'));
      await writeFile(FILE, await format(text, { parser: 'markdown', printWidth: 110 }));
      return;
    }
    expect(partOf(text, 'commands')).toContain(page.commands);
    expect(partOf(text, 'unsharded')).toBe(page.unsharded);
    expect(listed).toEqual(expect.arrayContaining(observed));
    expect(listed.filter((row) => row.includes('| all |'))).toEqual(page.broadcastRows.toSorted());
  });
});

/** Notifications that are pushed: to a browser, and to one that is gone. */
async function beToldOnDevices(
  network: Network,
  server: WebPushServer,
  { ada, bob }: Record<'ada' | 'bob', TestUser>,
): Promise<void> {
  server.publicKey = (await ada.get(VapidPublicKey)).vapidPublicKey;
  const [browser, gone] = [await registeredBrowser(server, ada), await registeredBrowser(server, ada)];
  server.answer(gone, { status: 410 });
  await bob.get(Like, { id: await ada.post('Tell me') });
  await network.settle();
  expect(server.inboxOf(browser)).toHaveLength(1);
  await ada.get(RemovePush, { id: (await deviceIdsOf(ada))[0]! });
}

/** The new tweets of a muted user, while the notices are on and when they are off. */
async function beToldOfMuted(network: Network, { ada, bob }: Record<'ada' | 'bob', TestUser>): Promise<void> {
  await ada.get(TurnOnNotices, { userId: bob.id });
  await ada.get(MuteUser, { id: bob.id });
  await bob.post('Also when muted');
  expect((await toldTo(network, ada))[0]).toBe('NewTweet: Also when muted');
  await ada.get(TurnOffNotices, { userId: bob.id });
  await network.settle();
  await ada.get(UnmuteUser, { id: bob.id });
  expect((await toldTo(network, ada))[0]).toBe('NewTweet: Also when muted');
}

/** A word and a conversation that a user mutes for a while, and a tweet that changes meanwhile. */
async function muteTweets(network: Network, { ada, bob }: Record<'ada' | 'bob', TestUser>): Promise<void> {
  await ada.get(TurnOnNotices, { userId: bob.id });
  await ada.get(MuteWord, { text: 'muted' });
  const id = await bob.post('Muted');
  await network.settle();
  await bob.get(Edit, { id, text: 'Heard' });
  expect((await toldTo(network, ada))[0]).toBe('NewTweet: Heard');
  await ada.get(MuteConversation, { id });
  expect(await toldTo(network, ada)).not.toContain('NewTweet: Heard');
  await ada.get(UnmuteConversation, { id });
  await ada.get(UnmuteWord, { text: 'muted' });
  expect((await toldTo(network, ada))[0]).toBe('NewTweet: Heard');
  await ada.get(TurnOffNotices, { userId: bob.id });
  await bob.deleteTweet(id);
  expect(await toldTo(network, ada)).not.toContain('NewTweet: Heard');
}

/** What the story leaves out: sessions, requests, retries, the end of an account, and the operator's repairs. */
async function leaveAndRepair(
  network: Network,
  { ada, bob, carol }: Record<'ada' | 'bob' | 'carol', TestUser>,
): Promise<void> {
  const { infrastructure } = network;
  const input = { text: 'Once', idempotencyKey: 'once' };
  await ada.get(Post, { input });
  const { postTweet } = await ada.get(Post, { input });
  await bob.get(Retweet, { id: postTweet.id });
  await bob.get(Retweet, { id: postTweet.id });
  await carol.get(Protect, { protected: true });
  await bob.get(FollowUser, { id: carol.id });
  await carol.get(Accept, { id: bob.id });
  await carol.get(RemoveFollower, { id: bob.id });
  await ada.get(DeleteTweet, { id: postTweet.id });
  await bob.get(Refresh, { refreshToken: bob.refreshToken });
  await bob.get(SignOut, { everywhere: false });
  await network.settle();
  const administration = await openAdministration(infrastructure);
  await administration.deleteUser({ id: (await administration.find('carol'))! });
  await network.settle();
  await administration.reconcile(
    () => undefined,
    () => Promise.resolve(),
  );
  await (await openTweetsAdministration(infrastructure.mongo)).reconcile(() => undefined);
}
