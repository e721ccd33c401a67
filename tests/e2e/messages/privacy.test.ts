import { describe, expect } from 'vitest';
import { story, type Client } from '#testkit/client/index.js';
import { befriend, group, send } from '#testkit/messages/talk.js';
import {
  AcceptRequest,
  DeclineRequest,
  DeleteMessage,
  EditMessage,
  React,
  RemoveGroupMember,
  SendMessage,
} from '#testkit/operations/messages.js';
import { BlockUser } from '#testkit/operations/users.js';

const MEMBERS = ['manager', 'member', 'blocked', 'invited', 'former', 'declined'] as const;
const it = story({ cast: [...MEMBERS, 'stranger'] });

const EARLY = 'earlyCanary';
const MIDDLE = 'middleCanary';
/** What the text in the middle is edited to after the former member has been removed. */
const EDITED = 'editedCanary';
const LATE = 'lateCanary';
const NAME = 'nameCanary';

const ALL = [EARLY, EDITED, LATE, NAME];
const CANARIES = [EARLY, MIDDLE, EDITED, LATE, NAME];

/** What each kind of viewer may know of the group. */
const KNOWS: Readonly<Record<string, readonly string[]>> = {
  ...{ manager: ALL, member: ALL, blocked: ALL, invited: ALL, former: [EARLY, MIDDLE], declined: [EARLY] },
  ...{ stranger: [], anonymous: [] },
};

const MESSAGE = 'id sequence text senderId replyTo { text } reactions { userId } conversation { id name }';
const WHOLE = `id kind name lastSequence unreadCount lastActivityAt list joined members { userId readUpTo } lastMessage { ${MESSAGE} } messages(first: 20) { edges { node { ${MESSAGE} } } }`;

/** Every path to a conversation and its messages: `id` is the conversation, `message` its last message. */
const READS: Readonly<Record<string, (id: string, message: string) => string>> = {
  'the conversation': (id) => `{ conversation(id: "${id}") { ${WHOLE} } }`,
  'the conversation as a node': (id) => `{ node(id: "${id}") { ... on Conversation { ${WHOLE} } } }`,
  'the conversation among nodes': (id) => `{ nodes(ids: ["${id}"]) { ... on Conversation { ${WHOLE} } } }`,
  'a message as a node': (_, message) => `{ node(id: "${message}") { ... on Message { ${MESSAGE} } } }`,
  'a search': (id) =>
    `{ viewer { ${CANARIES.map((word, n) => `found${n}: searchMessages(query: "${word}", conversationId: "${id}") { edges { node { id said: text } } }`).join(' ')} } }`,
  'a search in all': () =>
    `{ viewer { ${CANARIES.map((word, n) => `found${n}: searchMessages(query: "${word}") { edges { node { id said: text } } }`).join(' ')} } }`,
  'the lists': () =>
    `{ viewer { unreadMessagesCount conversations { edges { node { ${WHOLE} } } } messageRequests { edges { node { ${WHOLE} } } } } }`,
};

const CONVERSATION = 'conversation { id }';
const WRITES: Readonly<Record<string, (id: string, message: string, user: string) => string>> = {
  sendMessage: (id) => `sendMessage(input: { conversationId: "${id}", text: "x" }) { message { id } }`,
  editMessage: (_, message) => `editMessage(id: "${message}", text: "x") { message { id } }`,
  deleteMessage: (_, message) => `deleteMessage(id: "${message}") { ${CONVERSATION} }`,
  'deleteMessage for all': (_, message) =>
    `deleteMessage(id: "${message}", forAll: true) { ${CONVERSATION} }`,
  reactToMessage: (_, message) => `reactToMessage(id: "${message}", emoji: "🙂") { message { id } }`,
  renameGroup: (id) => `renameGroup(id: "${id}", name: "x") { ${CONVERSATION} }`,
  addGroupMembers: (id, _, user) =>
    `addGroupMembers(id: "${id}", memberIds: ["${user}"]) { ${CONVERSATION} }`,
  removeGroupMember: (id, _, user) =>
    `removeGroupMember(id: "${id}", memberId: "${user}") { ${CONVERSATION} }`,
  setGroupAdmin: (id, _, user) =>
    `setGroupAdmin(id: "${id}", memberId: "${user}", isAdmin: true) { ${CONVERSATION} }`,
  leaveGroup: (id) => `leaveGroup(id: "${id}") { ${CONVERSATION} }`,
  markConversationDelivered: (id) => `markConversationDelivered(id: "${id}", upTo: 1) { ${CONVERSATION} }`,
  markConversationRead: (id) => `markConversationRead(id: "${id}", upTo: 1) { ${CONVERSATION} }`,
  acceptMessageRequest: (id) => `acceptMessageRequest(id: "${id}") { ${CONVERSATION} }`,
  declineMessageRequest: (id) => `declineMessageRequest(id: "${id}") { ${CONVERSATION} }`,
};

describe('the privacy of messages', () => {
  const place = { id: '', message: '', absent: '', absentMessage: '' };

  it.beforeAll(async ({ manager, member, blocked, invited, former, declined, network }) => {
    await befriend(manager, member, blocked, former);
    place.id = await group(manager, [member, blocked, invited, former, declined], NAME);
    await send(member, place.id, EARLY);
    await declined.get(DeclineRequest, { id: place.id });
    const middle = await send(member, place.id, MIDDLE);
    await manager.get(RemoveGroupMember, { id: place.id, memberId: former.id });
    await member.get(EditMessage, { id: middle.id, text: EDITED });
    await manager.get(React, { id: middle.id, emoji: '🙂' });
    place.message = (await send(member, place.id, LATE)).id;
    await manager.get(BlockUser, { id: blocked.id });
    // The ids of a group that never was.
    const digits = BigInt(/\d+$/.exec(place.id)![0]);
    place.absent = `Conversation:${digits - 1n}`;
    place.absentMessage = `Message:${digits - 1n}:3`;
    await network.settle();
  });

  /** An answer without what differs by chance, and with the ids of the group that never was in place of the given ones. */
  async function answerTo(client: Client, query: string): Promise<string> {
    const { data, errors } = await client.send<unknown, Record<string, never>>(query);
    const told = errors.map(({ message, path, extensions: { code } }) => ({ message, path, code }));
    return JSON.stringify({ data, errors: told })
      .replaceAll(place.message, place.absentMessage)
      .replaceAll(place.id, place.absent);
  }

  it.for(Object.keys(READS))(
    'shows each viewer what it may know, by %s',
    async (path, { manager, member, blocked, invited, former, declined, stranger, anybody }) => {
      const clients = { manager, member, blocked, invited, former, declined, stranger, anonymous: anybody };
      const query = READS[path]!(place.id, place.message);
      for (const [kind, client] of Object.entries(clients)) {
        const known = KNOWS[kind]!;
        const answer = await answerTo(client, query);
        const shown = CANARIES.filter((canary) => answer.includes(canary));
        expect(
          shown.filter((canary) => !known.includes(canary)),
          kind,
        ).toEqual([]);
        if (path.startsWith('the conversation')) expect(shown, kind).toEqual(known);
        if (path === 'a search') expect(shown, kind).toEqual(known.filter((canary) => canary !== NAME));
        // Not even the number of messages and of reactions tells more.
        if (!known.includes(LATE)) expect(answer, kind).not.toContain('"lastSequence":3');
        if (!known.includes(EDITED)) expect(answer, kind).not.toContain('"reactions":[{');
      }
    },
  );

  it.for(Object.keys(READS))(
    'answers others as if there were none, by %s',
    async (path, { stranger, anybody }) => {
      for (const client of [stranger, anybody]) {
        const [real, absent] = [
          await answerTo(client, READS[path]!(place.id, place.message)),
          await answerTo(client, READS[path]!(place.absent, place.absentMessage)),
        ];
        expect(real).toBe(absent);
      }
    },
  );

  it.for(Object.keys(WRITES))(
    'refuses %s of others as if there were none',
    async (name, { stranger, anybody, member, former }) => {
      const write = (id: string, message: string) => `mutation { ${WRITES[name]!(id, message, member.id)} }`;
      for (const client of [stranger, anybody]) {
        const real = await answerTo(client, write(place.id, place.message));
        expect(real).toBe(await answerTo(client, write(place.absent, place.absentMessage)));
        expect(real).toContain(client === stranger ? '"NOT_FOUND"' : '"UNAUTHENTICATED"');
      }
      // Former members know the group, and not the later message.
      if (
        !['deleteMessage', 'leaveGroup', 'markConversationDelivered', 'markConversationRead'].includes(name)
      )
        expect(await answerTo(former, write(place.id, place.message))).toMatch(/"(FORBIDDEN|NOT_FOUND)"/);
    },
  );

  it('gives the admin of a group no power over messages of others, nor the admin of another group any at all', async ({
    manager,
    stranger,
    former,
    anybody,
  }) => {
    for (const refused of [
      manager.refusal(EditMessage, { id: place.message, text: 'Mine' }),
      manager.refusal(DeleteMessage, { id: place.message, forAll: true }),
    ])
      expect(await refused).toBe('FORBIDDEN');
    await group(stranger, [former]);
    for (const name of Object.keys(WRITES)) {
      const write = (id: string, message: string) => `mutation { ${WRITES[name]!(id, message, former.id)} }`;
      const real = await answerTo(stranger, write(place.id, place.message));
      expect(real, name).toBe(await answerTo(stranger, write(place.absent, place.absentMessage)));
      expect(real, name).toContain('"NOT_FOUND"');
      expect(await answerTo(anybody, write(place.id, place.message)), name).toContain('"UNAUTHENTICATED"');
    }
  });

  it('lets nobody use ids of another conversation, or join by an answer', async ({
    stranger,
    member,
    manager,
  }) => {
    const { id } = await send(member, manager, 'Between us');
    const other = await send(manager, stranger, 'Hello');
    const input = { conversationId: other.conversation, text: 'Reply', replyTo: id };
    expect(await stranger.refusal(SendMessage, { input })).toBe('NOT_FOUND');
    expect(await stranger.refusal(AcceptRequest, { id: place.id })).toBe('NOT_FOUND');
    expect(await stranger.refusal(DeleteMessage, { id })).toBe('NOT_FOUND');
  });
});
