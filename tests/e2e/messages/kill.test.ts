import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import { program } from '#testkit/compiled/program.js';
import type { DoomedMessagesNetwork } from '#testkit/messages/doomed-messages-network.js';
import { textsOf } from '#testkit/messages/talk.js';
import { SendMessage } from '#testkit/operations/messages.js';

const ENTRY = 'testkit/messages/doomed-messages-network.ts';
const NAMESPACE = 'doomed';
const SENDERS = 4;
const EVENTS = `subscription ($after: String) { conversationEvents(after: $after) {
  __typename ... on MessageSent { cursor message { sequence text } }
} }`;

interface Told {
  conversationEvents: { __typename: string; cursor: string; message: { sequence: number; text: string } };
}

describe(
  'a network that is killed between the write of a message and its event',
  { timeout: 120_000 },
  () => {
    const stack = new DisposalStack();
    let directory: string;
    let ann: TestUser;
    let bob: TestUser;
    let conversation: string;
    let cursor: string;

    const subscribe = (url: string, after: string | null) =>
      new Client(url, bob.token).subscribe<Told, { after: string | null }>(EVENTS, { after });

    const send = async (url: string, text: string) => {
      const input = { conversationId: conversation, text, idempotencyKey: text };
      return new Client(url, ann.token).get(SendMessage, { input });
    };

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'rookery-kill-'));
      stack.defer(() => rm(directory, { recursive: true, force: true }));
      await using network = await openNetworkOf(directory, NAMESPACE);
      ann = await TestUser.signUp(network.url, 'ann');
      bob = await TestUser.signUp(network.url, 'bob');
      const events = await subscribe(network.url, null);
      await network.settle();
      const { sendMessage } = await ann.get(SendMessage, { input: { to: bob.id, text: 'first' } });
      conversation = sendMessage.message.conversation.id;
      ({ cursor } = (await events.next()).conversationEvents);
      await network.settle();
    });
    afterAll(() => stack[Symbol.asyncDispose]());

    it('loses and doubles no message and no event', async () => {
      const doomed: DoomedMessagesNetwork = { directory, namespace: NAMESPACE, after: 20 };
      const child = stack.use(
        new Child(process.execPath, program(ENTRY), { NETWORK: JSON.stringify(doomed) }),
      );
      const [, dying = ''] = await child.says(/listens at (\S+) /);
      const unanswered: string[] = [];
      await Promise.all(
        Array.from({ length: SENDERS }, async (_, sender) => {
          for (let count = 0; ; count++) {
            const text = `${sender}-${count}`;
            try {
              await send(dying, text);
            } catch {
              unanswered.push(text);
              return;
            }
          }
        }),
      );
      await child.ends();
      expect(child.output).toMatch(/dies/);

      await using network = await openNetworkOf(directory, NAMESPACE);
      const events = await subscribe(network.url, cursor);
      for (const text of unanswered) await send(network.url, text);
      await send(network.url, 'last');
      const texts = await textsOf(new Client(network.url, bob.token) as TestUser, conversation);
      expect(texts.length).toBeGreaterThan(10);
      expect(new Set(texts).size).toBe(texts.length);
      expect(texts).toEqual(expect.arrayContaining(unanswered));
      const told: Told['conversationEvents']['message'][] = [];
      while (told.length < texts.length - 1) told.push((await events.next()).conversationEvents.message);
      expect(told.map(({ text }) => text)).toEqual(texts.slice(1));
      expect(told.map(({ sequence }) => sequence)).toEqual(texts.slice(1).map((_, index) => index + 2));
      await events.close();
    });
  },
);
