import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { PASSWORD } from '#testkit/client/test-user.js';
import { DeleteTweet, Post } from '#testkit/operations/tweets.js';
import { TweetsOf } from '#testkit/operations/tweet-lists.js';
import { SignIn } from '#testkit/operations/accounts.js';

const DAY_MS = 86_400_000;

/** A clock that can be stopped. */
function stoppableClock() {
  let stopped: number | null = null;
  return { now: () => stopped ?? Date.now(), stopAt: (time: number) => void (stopped = time) };
}

async function logInAgain(network: Network, user: TestUser): Promise<Client> {
  const { login } = await new Client(network.url).get(SignIn, {
    input: { login: user.username, password: PASSWORD },
  });
  return new Client(network.url, login.accessToken);
}

describe('postTweet with an idempotency key', () => {
  let network: Network;
  let directory: string;
  let namespace: string;
  let ada: TestUser;
  let clock: ReturnType<typeof stoppableClock>;

  beforeEach(async () => {
    clock = stoppableClock();
    directory = await mkdtemp(join(tmpdir(), 'rookery-once-'));
    namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    network = await openNetwork({ clock, directory, namespace });
    ({ ada } = await cast(network, 'ada'));
  });
  afterEach(async () => {
    await network[Symbol.asyncDispose]();
    await rm(directory, { recursive: true, force: true });
  });

  const input = { text: 'Only once', idempotencyKey: 'key' };
  const countOf = async (client: Client): Promise<number | undefined> =>
    (await client.get(TweetsOf, { username: 'ada' })).user?.tweetsCount;

  it('creates one tweet for 50 concurrent calls and a much later one', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => ada.get(Post, { input })));
    const again = await ada.get(Post, { input });
    expect(new Set([...answers, again].map(({ postTweet }) => postTweet.id)).size).toBe(1);
    await network.settle();
    expect(await countOf(ada)).toBe(1);
  });

  it('returns IDEMPOTENCY_KEY_REUSED for another text, parent or quote', async () => {
    const { postTweet } = await ada.get(Post, { input });
    for (const other of [
      { text: 'Something else' },
      { inReplyTo: postTweet.id },
      { quoteOf: postTweet.id },
    ]) {
      expect(await ada.refusal(Post, { input: { ...input, ...other } })).toBe('IDEMPOTENCY_KEY_REUSED');
    }
    expect(await countOf(ada)).toBe(1);
  });

  it('does not share keys between users', async () => {
    const { bob } = await cast(network, 'bob');
    const mine = await ada.get(Post, { input });
    const yours = await bob.get(Post, { input });
    expect(yours.postTweet.id).not.toBe(mine.postTweet.id);
  });

  it('returns the tweet after its parent is deleted, and NOT_FOUND after it is deleted itself', async () => {
    const parent = await ada.post('A parent');
    const reply = { ...input, inReplyTo: parent };
    const { postTweet } = await ada.get(Post, { input: reply });
    await ada.get(DeleteTweet, { id: parent });
    expect((await ada.get(Post, { input: reply })).postTweet.id).toBe(postTweet.id);
    await ada.get(DeleteTweet, { id: postTweet.id });
    expect(await ada.refusal(Post, { input: reply })).toBe('NOT_FOUND');
    expect(await countOf(ada)).toBe(0);
  });

  it('returns the same tweet after a restart', async () => {
    const { postTweet } = await ada.get(Post, { input });
    await network[Symbol.asyncDispose]();
    network = await openNetwork({ clock, directory, namespace });
    const again = new Client(network.url, ada.token);
    expect((await again.get(Post, { input })).postTweet.id).toBe(postTweet.id);
    expect(await countOf(again)).toBe(1);
  });

  it('releases the key after exactly 24 hours', async () => {
    const { postTweet } = await ada.get(Post, { input });
    const end = Date.parse(postTweet.createdAt) + DAY_MS;
    clock.stopAt(end - 1);
    const later = await logInAgain(network, ada);
    expect((await later.get(Post, { input })).postTweet.id).toBe(postTweet.id);
    const another = { ...input, text: 'Another day' };
    expect(await later.refusal(Post, { input: another })).toBe('IDEMPOTENCY_KEY_REUSED');
    clock.stopAt(end);
    const { postTweet: second } = await later.get(Post, { input: another });
    expect(second.id).not.toBe(postTweet.id);
    expect((await later.get(Post, { input: another })).postTweet.id).toBe(second.id);
    expect(await countOf(later)).toBe(2);
  });
});
