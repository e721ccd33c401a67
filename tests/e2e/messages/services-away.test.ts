import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { DisposalStack } from '#platform/lifecycle.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { befriend, listsOf, send, textsOf } from '#testkit/messages/talk.js';
import { EditMessage, MarkRead, React, StartTyping } from '#testkit/operations/messages.js';
import { findBinary, startNats, startRedis, type ServerProcess } from '#testkit/services/index.js';

const SENDERS = 4;
const EACH = 5;
const EVENTS = `subscription ($after: String) { conversationEvents(after: $after) { __typename
  ... on MessageSent { cursor message { sequence text } }
  ... on MessageChanged { cursor message { sequence text } }
  ... on ReactionChanged { cursor message { sequence reactions { emoji } } } } }`;

interface Told {
  conversationEvents: { __typename: string; cursor: string; message: { sequence: number; text: string } };
}

const missing = ['nats-server', 'redis-server'].filter((name) => findBinary(name) === null);
const why = missing.length > 0 ? `; skipped: ${missing.join(' and ')} not installed` : '';

describe.skipIf(why !== '')(`messages while a service is away${why}`, { timeout: 60_000 }, () => {
  const stack = new DisposalStack();
  let nats: ServerProcess;
  let redis: ServerProcess;
  let network: Network;
  let ann: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    nats = stack.use(await startNats());
    redis = stack.use(await startRedis());
    network = stack.use(await openNetwork({ natsUrl: nats.url, redisUrl: redis.url, rateLimits: true }));
    ({ ann, bob } = await cast(network, 'ann', 'bob'));
    await befriend(ann, bob);
    await network.settle();
  }, 60_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  /** Messages of both at once; resolves to their texts in the order of the conversation. */
  async function talk(id: string, name: string): Promise<string[]> {
    const sent: { sequence: number; text: string }[] = [];
    await Promise.all(
      Array.from({ length: SENDERS }, async (_, sender) => {
        for (let n = 0; n < EACH; n++) {
          const text = `${name} ${sender}.${n}`;
          const { sequence } = await send(sender % 2 ? ann : bob, id, text, { idempotencyKey: text });
          sent.push({ sequence, text });
        }
      }),
    );
    return sent.toSorted((one, other) => one.sequence - other.sequence).map(({ text }) => text);
  }

  it('are sent, read and changed without NATS, and told once and in order when it is back', async () => {
    const first = await bob.subscribe<Told, { after: string | null }>(EVENTS, { after: null });
    await network.settle();
    const { conversation, id } = await send(ann, bob, 'Before');
    const { cursor } = (await first.next()).conversationEvents;
    await first.close();
    await network.settle();
    await nats.kill();
    await expect.poll(() => network.infrastructure.bus.healthy(), { timeout: 20_000 }).toBe(false);
    const texts = await talk(conversation, 'Away');
    await ann.get(EditMessage, { id, text: 'Edited' });
    await bob.get(React, { id, emoji: '🐦' });
    const after = await send(bob, conversation, 'After the changes');
    await bob.get(MarkRead, { id: conversation, upTo: after.sequence });
    expect(await textsOf(bob, conversation)).toEqual(['Edited', ...texts, 'After the changes']);
    expect(await listsOf(ann)).toMatchObject({ unread: (SENDERS * EACH) / 2 + 1 });
    expect(await listsOf(bob)).toMatchObject({ unread: 0 });
    await nats.restart();
    await expect.poll(() => network.infrastructure.bus.healthy(), { timeout: 20_000 }).toBe(true);
    const events = await bob.subscribe<Told, { after: string | null }>(EVENTS, { after: cursor });
    const told: string[] = [];
    while (told.at(-1) !== `MessageSent ${after.sequence}`) {
      const { __typename, message } = (await events.next()).conversationEvents;
      // Receipts have no order with the rest.
      if (__typename !== 'ReceiptMoved') told.push(`${__typename} ${message.sequence}`);
    }
    expect(told).toEqual([
      ...texts.map((_, index) => `MessageSent ${index + 2}`),
      'MessageChanged 1',
      'ReactionChanged 1',
      `MessageSent ${after.sequence}`,
    ]);
    await events.close();
    await network.settle();
  });

  it('are sent and read without Redis, and told live', async () => {
    const { conversation } = await send(ann, bob, 'Before');
    const before = (await textsOf(bob, conversation)).length;
    await network.settle();
    await redis.kill();
    const events = await bob.subscribe<Told, { after: string | null }>(EVENTS, { after: null });
    const texts = await talk(conversation, 'Without');
    await ann.get(StartTyping, { id: conversation });
    expect((await textsOf(ann, conversation)).slice(before)).toEqual(texts);
    // Typing is told no more: it needs the cache.
    const told: string[] = [];
    while (told.length < texts.length) {
      const { __typename, message } = (await events.next()).conversationEvents;
      if (__typename === 'MessageSent') told.push(message.text);
    }
    expect(told).toEqual(texts);
    await events.close();
    await redis.restart();
    await network.settle();
    expect((await textsOf(bob, conversation)).slice(before)).toEqual(texts);
  });
});
