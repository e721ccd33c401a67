import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { systemClock } from '#platform/clock.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import {
  connectMongo,
  leaseIds,
  migrate,
  pendingMigrations,
  versionOf,
  type Mongo,
} from '#platform/mongo/index.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { Child } from '#testkit/client/child.js';
import { Client, openNetwork } from '#testkit/client/index.js';
import { PASSWORD } from '#testkit/client/test-user.js';
import { Register, SignIn } from '#testkit/operations/accounts.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import { Post, Retweet, UndoRetweet, WholeTweet } from '#testkit/operations/tweets.js';
import { openDocuments } from '#testkit/services/index.js';
import { writeVersion1 } from './version-1.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

const TIMEOUT = 180_000;
const VERSIONED = SUBGRAPHS.map(({ name: subgraph, migrations }) => ({ subgraph, migrations })).filter(
  ({ migrations }) => migrations.length > 0,
);

/** Until documents are migrated some are found by what is no shard key any more; the rule of docs/sharding.md is that of version 2. */
const NOT_WATCHED = { monitorCommands: false };

describe('documents of version 1', () => {
  let stack: DisposalStack;
  let url: string;
  let namespace: string;
  let mongo: Mongo;

  beforeEach(async () => {
    stack = new DisposalStack();
    ({ url } = stack.use(await openDocuments()));
    namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    mongo = stack.use(await connectMongo({ url, namespace, log: silentLog }));
    const { ids } = stack.use(await leaseIds(mongo, systemClock, silentLog));
    await writeVersion1(mongo, ids);
  });
  afterEach(() => stack[Symbol.asyncDispose]());

  const versions = () => Promise.all(VERSIONED.map((each) => versionOf(mongo, each)));
  const signIn = async (network: Network, login: string): Promise<Client> => {
    const session = await new Client(network.url).get(SignIn, { input: { login, password: PASSWORD } });
    return new Client(network.url, session.login.accessToken);
  };
  const refusal = (network: Network, username: string, email: string) =>
    new Client(network.url).refusal(Register, {
      input: { username, email: `${email}@rookery.example`, password: PASSWORD, displayName: 'x' },
    });

  /** What depends on names, addresses, retweets and idempotency keys. */
  async function use(network: Network): Promise<void> {
    const [ada, bob] = [await signIn(network, 'ADA'), await signIn(network, 'bob@rookery.example')];
    expect(await refusal(network, 'bob', 'new')).toBe('CONFLICT');
    expect(await refusal(network, 'er1k', 'new')).toBe('CONFLICT');
    expect(await refusal(network, 'new', 'dora')).toBe('CONFLICT');

    const input = { text: 'Only once', idempotencyKey: 'once' };
    const [first, second] = await Promise.all([ada.get(Post, { input }), ada.get(Post, { input })]);
    expect(first.postTweet.id).toBe(second.postTweet.id);
    expect(await ada.refusal(Post, { input: { ...input, text: 'Other' } })).toBe('IDEMPOTENCY_KEY_REUSED');

    const { user } = await ada.get(TweetsOf, { username: 'ada', first: 20 });
    const tweets = user!.tweets.edges.map(({ node }) => node!);
    expect(tweets.filter(({ text }) => text === 'Only once')).toHaveLength(1);
    const retweeted = tweets.find(({ text }) => text === 'Retweeted by two')!.id;
    const undone = tweets.find(({ text }) => text?.startsWith('The first tweet'))!.id;
    const shown = async (id: string) => {
      const { tweet } = await bob.get(WholeTweet, { id });
      return [tweet?.retweetsCount, tweet?.viewerHasRetweeted];
    };
    expect(await shown(retweeted)).toEqual([2, true]);
    await bob.get(Retweet, { id: retweeted });
    expect(await shown(retweeted)).toEqual([2, true]);
    expect(await shown(undone)).toEqual([0, false]);
    await bob.get(Retweet, { id: undone });
    expect(await shown(undone)).toEqual([1, true]);
    await bob.get(UndoRetweet, { id: undone });
    expect(await shown(undone)).toEqual([0, false]);
  }

  it(
    'are used as they are, migrated while they are used, and used in the new layout',
    { timeout: TIMEOUT },
    async () => {
      const network = stack.use(await openNetwork({ mongodbUrl: url, namespace, ...NOT_WATCHED }));
      await use(network);
      expect(await versions()).toEqual([1, 1]);

      const lines: string[] = [];
      const migrating = (async () => {
        for (const each of VERSIONED) await migrate(mongo, each, (line) => lines.push(line));
      })();
      await Promise.all([migrating, use(network)]);
      expect(lines).toContain('users 2: done');
      expect(await versions()).toEqual([2, 2]);
      for (const each of VERSIONED) expect(await pendingMigrations(mongo, each)).toEqual([]);
      await use(network);

      const [users, tweets, relationships] = ['users', 'tweets', 'relationships'].map((name) =>
        mongo.database(name),
      );
      // Five users; the deleted one has a name and no address.
      expect(await relationships!.collection('usernames').countDocuments({})).toBe(5);
      expect(await users!.collection('emails').countDocuments({})).toBe(4);
      expect(await tweets!.collection('retweets').countDocuments({ tweetId: { $exists: false } })).toBe(0);
      for (const [database, name, dropped] of [
        [users!, 'users', 'skeleton'],
        [relationships!, 'accounts', 'username'],
        [tweets!, 'tweets', 'retweet-once'],
      ] as const) {
        const indexes = await database.collection(name).indexes();
        expect(indexes.map((index) => index.name)).not.toContain(dropped);
      }
      await network.settle();
      await use(stack.use(await openNetwork({ mongodbUrl: url, namespace, ...NOT_WATCHED })));
    },
  );

  it('are migrated to the end after a run that was killed', { timeout: TIMEOUT }, async () => {
    const users = mongo.database('users').collection<{ _id: string }>('users');
    const { _id, ...ada } = (await users.findOne({ usernameKey: 'ada' }))!;
    const count = 10_000;
    await users.insertMany(
      Array.from({ length: count }, (_, index) => {
        const name = `user${index}`;
        const keys = { usernameKey: name, skeleton: `u${index}`, emailKey: `${name}@rookery.example` };
        return { ...ada, _id: `${BigInt(_id) + BigInt(index + 1)}`, ...keys };
      }),
    );
    const rookery = (...args: string[]) =>
      new Child(process.execPath, rookeryProgram('migrate', ...args), {
        MONGODB_URL: url,
        ROOKERY_NAMESPACE: namespace,
      });
    await using dry = rookery('up', '--dry-run');
    await dry.says(/users 2: reserve usernames and addresses: 10005 documents[^]*Nothing was changed/);
    expect(await mongo.database('relationships').collection('usernames').countDocuments({})).toBe(0);

    await using killed = rookery('up');
    await killed.says(/reserve usernames and addresses: \d+ documents/);
    await killed.kill('SIGKILL');
    expect(await versions()).toEqual([1, 1]);
    const lines: string[] = [];
    for (const each of VERSIONED) await migrate(mongo, each, (line) => lines.push(line));
    // It goes on behind the first slice.
    expect(lines[0]).not.toContain(' 500 documents');
    expect(await versions()).toEqual([2, 2]);
    expect(await mongo.database('relationships').collection('usernames').countDocuments({})).toBe(count + 5);
    expect(await mongo.database('users').collection('emails').countDocuments({})).toBe(count + 4);
    await using listed = rookery('list');
    await listed.says(/users\tversion 2\tup to date[^]*tweets\tversion 2\tup to date/);
  });
});
