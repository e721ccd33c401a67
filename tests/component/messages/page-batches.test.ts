import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { Outbox } from '#platform/mongo/index.js';
import { keyOfConversation } from '#subgraphs/messages/rules/conversation-key.js';
import { ConversationWrites } from '#subgraphs/messages/store/conversation-writes.js';
import { openStores } from '#subgraphs/messages/store/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { befriend, group, send } from '#testkit/messages/talk.js';

const GROUPS = 20;
/** As many as share a write, and a read. */
const AT_ONCE = 32;

const LIST = `query ($first: Int!) { viewer { conversations(first: $first) { edges { node {
  id name unreadCount lastMessage { text senderId } members { userId user { username } } } } } } }`;
const RECEIPTS = `query ($first: Int!) { viewer { conversations(first: $first) { edges { node {
  members { readUpTo } } } } } }`;
const PAGE = `query ($id: ID!, $first: Int!) { conversation(id: $id) { messages(first: $first) { edges { node {
  text sender { username } replyTo { text } } } } } }`;

interface Edges {
  edges: { node: { id: string; unreadCount: number; members: object[]; text: string } }[];
}

describe('the commands of messages', () => {
  let network: Network;
  let ann: TestUser;
  let bob: TestUser;
  let conversation: string;

  beforeAll(async () => {
    network = await openNetwork();
    const { ann: reader, bob: writer, cai } = await cast(network, 'ann', 'bob', 'cai');
    [ann, bob] = [reader, writer];
    await befriend(ann, bob, cai);
    for (let n = 0; n < GROUPS; n++)
      await send(bob, await group(bob, [ann, cai], `Group ${n}`), `Message ${n}`);
    let last = await send(bob, ann, 'First');
    ({ conversation } = last);
    for (let n = 0; n < GROUPS; n++) last = await send(bob, ann, `Reply ${n}`, { replyTo: last.id });
    await network.settle();
  }, 60_000);
  afterAll(() => network[Symbol.asyncDispose]());

  /** By collection of messages: the reads of documents while `work` runs. */
  async function readsDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const reads: Record<string, number> = {};
    const stop = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
      if (!['find', 'aggregate', 'count'].includes(commandName) || !databaseName.endsWith('_messages'))
        return;
      if (JSON.stringify(command['filter'] ?? {}).includes('outbox.id')) return;
      const name = String(command[commandName]);
      reads[name] = (reads[name] ?? 0) + 1;
    });
    try {
      await work();
    } finally {
      stop();
    }
    return reads;
  }

  it('take one find of each collection for a page of conversations, with members, last messages and counts', async () => {
    const list = async (first: number) =>
      (await ann.get<{ viewer: { conversations: Edges } }, { first: number }>(LIST, { first })).viewer
        .conversations.edges;
    const one = await readsDuring(() => list(1));
    const twenty = await readsDuring(async () => {
      const edges = await list(GROUPS);
      expect(edges).toHaveLength(GROUPS);
      expect(edges.slice(1).every(({ node }) => node.unreadCount === 1 && node.members.length === 3)).toBe(
        true,
      );
    });
    expect(twenty).toEqual({ memberships: 1, conversations: 1, messages: 1 });
    expect(one).toEqual(twenty);
  });

  it('take one more for what other members have read, whatever the page', async () => {
    const reads = await readsDuring(() => ann.get(RECEIPTS, { first: GROUPS } as never));
    expect(reads).toEqual({ memberships: 2, conversations: 1, settings: 1 });
  });

  it('take one find for a page of messages, and one for all messages that they reply to', async () => {
    const reads = await readsDuring(async () => {
      const { conversation: read } = await ann.get<
        { conversation: { messages: Edges } },
        { id: string; first: number }
      >(PAGE, { id: conversation, first: 50 });
      expect(read.messages.edges).toHaveLength(GROUPS + 1);
    });
    expect(reads).toEqual({ memberships: 1, conversations: 1, messages: 2 });
  });

  it('take one find of each collection for a search in all conversations', async () => {
    const reads = await readsDuring(async () => {
      const { viewer } = await ann.get<{ viewer: { searchMessages: Edges } }, Record<string, never>>(
        '{ viewer { searchMessages(query: "message", first: 50) { edges { node { text conversation { name } } } } } }',
      );
      expect(viewer.searchMessages.edges).toHaveLength(GROUPS);
    });
    expect(reads).toEqual({ memberships: 1, conversations: 1, messages: 1 });
  });

  it('count all unread messages in one read', async () => {
    const reads = await readsDuring(async () => {
      const { viewer } = await ann.get<{ viewer: { unreadMessagesCount: number } }, Record<string, never>>(
        '{ viewer { unreadMessagesCount } }',
      );
      expect(viewer.unreadMessagesCount).toBe(2 * GROUPS + 1);
    });
    expect(reads).toEqual({ memberships: 1 });
  });

  /** By command and collection: what a work and its reactions send to the store. */
  async function commandsDuring(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const commands: Record<string, number> = {};
    const stop = network.infrastructure.mongo.onCommand(({ databaseName, commandName, command }) => {
      const name = `${commandName} ${String(command[commandName])}`;
      const isOfSends = databaseName.endsWith('_messages') || name === 'find devices';
      // Neither the sweeps nor what the test asks for.
      if (!isOfSends || !['find', 'insert', 'update'].includes(commandName)) return;
      if (JSON.stringify(command['filter'] ?? {}).includes('outbox.id')) return;
      commands[name] = (commands[name] ?? 0) + 1;
    });
    try {
      await work();
      await network.settle();
    } finally {
      stop();
    }
    return commands;
  }

  it('are ten for a send, with those of its reactions', async () => {
    expect(await commandsDuring(() => send(bob, ann, 'Alone'))).toEqual({
      // What the sender sees, and what the write is decided by.
      'find conversations': 2,
      'find memberships': 1,
      'find settings': 1,
      // The message with its place and event; then what is in line, and what is published.
      'update conversations': 3,
      'insert messages': 1,
      'update memberships': 1,
      'find devices': 1,
    });
  });

  it('are shared by writes to one conversation at once, and by reads of one turn', async () => {
    const { mongo, bus, log } = network.infrastructure;
    const stores = await openStores({ mongo });
    const outbox = new Outbox(stores.carriers, bus, log);
    const writes = new ConversationWrites({ ...stores, outbox, log });
    const key = keyOfConversation(conversation)!;
    const places = Array.from({ length: AT_ONCE }, (_, n) => n);
    const commands = await commandsDuring(async () => {
      const write = (n: number) =>
        writes.run(key, { apply: (record) => ({ record: { ...record! }, result: n }) });
      expect(await Promise.all(places.map(write))).toEqual(places);
    });
    // The first one does not wait for others; all others wait for it.
    expect(commands).toMatchObject({ 'find conversations': 2, 'update memberships': 2 });
    const read = await commandsDuring(() =>
      Promise.all(
        places.flatMap((n) => [
          stores.settings.among([`${n}`]),
          stores.conversations.among([key]),
          stores.memberships.marksOf([{ user: `${n}`, conversation: key }]),
        ]),
      ),
    );
    expect(read).toEqual({ 'find settings': 1, 'find conversations': 1, 'find memberships': 1 });
  });
});
