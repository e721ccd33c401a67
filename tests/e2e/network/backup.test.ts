import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore } from '#embedded/index.js';
import { COLLECTIONS } from '#network/collections.js';
import { restoreBackup, writeBackup } from '#platform/backup/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { connectMongo, type Mongo } from '#platform/mongo/index.js';
import { ensureSecrets } from '#platform/secrets.js';
import { Child } from '#testkit/client/child.js';
import { Client, openNetwork, TestUser } from '#testkit/client/index.js';
import { rookeryProgram } from '#testkit/compiled/program.js';
import { ConversationById, SendMessage } from '#testkit/operations/messages.js';
import { HomeTimeline } from '#testkit/operations/timelines.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import { LikeBriefly, WholeTweet } from '#testkit/operations/tweets.js';
import { openDocuments } from '#testkit/services/index.js';

const stack = new DisposalStack();
const ignore = (): undefined => undefined;
let directory: string;
/** The backup of a network that was written to. */
let backup: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rookery-backup-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  backup = join(directory, 'backup');
});
afterAll(() => stack[Symbol.asyncDispose]());

function rookery(settings: Record<string, string>, ...command: string[]): Child {
  return stack.use(new Child(process.execPath, rookeryProgram(...command), settings));
}

async function emptyStore(): Promise<Mongo> {
  const { url } = stack.use(await openDocuments());
  const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
  return stack.use(await connectMongo({ url, namespace, log: silentLog }));
}

describe('rookery backup and rookery restore', () => {
  it('bring a network from the embedded store to another one, with all that was acknowledged before', async () => {
    // The secrets are no part of the backup.
    const secretsDirectory = join(directory, 'secrets');
    await ensureSecrets(secretsDirectory);
    const { url } = stack.use(await startEmbeddedStore({ directory: join(directory, 'documents') }));
    const source = { MONGODB_URL: url, ROOKERY_NAMESPACE: 'source' };
    const options = { secretsDirectory, monitorCommands: false };
    const network = stack.use(await openNetwork({ ...options, mongodbUrl: url, namespace: 'source' }));
    const [ada, bob] = await Promise.all(['ada', 'bob'].map((name) => TestUser.signUp(network.url, name)));
    await bob!.follow(ada!);
    const posted: string[] = [];
    for (let n = 0; n < 20; n++) posted.push(await ada!.post(`Before the backup: ${n}`));
    await bob!.get(LikeBriefly, { id: posted[0]! });
    const { sendMessage } = await bob!.get(SendMessage, { input: { to: ada!.id, text: 'Only for ada' } });

    let isWriting = true;
    const writing = (async () => {
      for (let n = 0; isWriting; n++) await ada!.post(`During the backup: ${n}`);
    })();
    const taking = rookery(source, 'backup', backup);
    expect(await taking.ends(), taking.output).toBe(0);
    isWriting = false;
    await writing;
    expect(taking.output).toContain('has everything that was acknowledged before 2');

    const { url: targetUrl } = stack.use(await openDocuments());
    const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    const target = {
      MONGODB_URL: targetUrl,
      ROOKERY_NAMESPACE: namespace,
      ROOKERY_SECRETS: secretsDirectory,
    };
    const restoring = rookery(target, 'restore', backup);
    expect(await restoring.ends(), restoring.output).toBe(0);

    const restored = stack.use(await openNetwork({ ...options, mongodbUrl: targetUrl, namespace }));
    await restored.settle();
    const reader = new Client(restored.url, bob!.token);
    const { user } = await reader.get(TweetsOf, { username: 'ada', first: 100 });
    const tweets = user!.tweets.edges.map(({ node }) => node!.id);
    expect(tweets).toEqual(expect.arrayContaining(posted));
    expect(user!.tweetsCount).toBe(tweets.length);
    const { homeTimeline } = await reader.get(HomeTimeline, { first: 100 });
    expect(homeTimeline.edges.map(({ node }) => node?.id)).toEqual(expect.arrayContaining(posted));
    expect((await reader.get(WholeTweet, { id: posted[0]! })).tweet).toMatchObject({
      likesCount: 1,
      viewerHasLiked: true,
    });
    const { conversation } = await reader.get(ConversationById, {
      id: sendMessage.message.conversation.id,
      first: 10,
    });
    expect(conversation?.messages.edges.map(({ node }) => node?.text)).toEqual(['Only for ada']);
  });

  it('go on where they were interrupted', async () => {
    const mongo = await emptyStore();
    const interruptedAfter = (count: number) => () => {
      if (count-- === 0) throw new Error('interrupted');
    };
    const restoring = { mongo, collections: COLLECTIONS, directory: backup };
    await expect(restoreBackup({ ...restoring, report: interruptedAfter(3) })).rejects.toThrow('interrupted');
    await restoreBackup({ ...restoring, report: ignore });

    const again = join(directory, 'again');
    const taking = { mongo, collections: COLLECTIONS, directory: again, clock: systemClock };
    await expect(writeBackup({ ...taking, report: interruptedAfter(3) })).rejects.toThrow('interrupted');
    await expect(restoreBackup({ ...restoring, directory: again, report: ignore })).rejects.toThrow(
      'no finished backup',
    );
    await writeBackup({ ...taking, report: ignore });
    const partsOf = async (folder: string) =>
      (await readdir(folder)).filter((name) => name.endsWith('.bson'));
    expect(await partsOf(again)).toEqual(await partsOf(backup));
    for (const part of await partsOf(again))
      expect((await readFile(join(again, part))).equals(await readFile(join(backup, part))), part).toBe(true);
  });

  it('refuse a target with documents, a damaged file, and a directory with other files', async () => {
    const mongo = await emptyStore();
    const options = { mongo, collections: COLLECTIONS, report: ignore };
    await mongo.database('tweets').collection('tweets').insertOne({});
    await expect(restoreBackup({ ...options, directory: backup })).rejects.toThrow(
      'The target has documents (in tweets.tweets): restore into an empty one.',
    );
    await mongo.database('tweets').collection('tweets').deleteMany({});
    const part = join(backup, 'users.users.000001.bson');
    const bytes = await readFile(part);
    await writeFile(part, bytes.subarray(1));
    await expect(restoreBackup({ ...options, directory: backup })).rejects.toThrow(`${part} is damaged.`);
    await rm(part);
    await expect(restoreBackup({ ...options, directory: backup })).rejects.toThrow(`${part} is missing.`);
    expect(await mongo.database('users').collection('users').countDocuments()).toBe(0);
    await expect(writeBackup({ ...options, directory, clock: systemClock })).rejects.toThrow(
      'has files that are no backup',
    );
    await expect(writeBackup({ ...options, directory: backup, clock: systemClock })).rejects.toThrow(
      'has a finished backup',
    );
  });
});
