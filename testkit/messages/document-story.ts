import type { TestUser } from '../client/index.js';
import {
  AcceptRequest,
  AddGroupMembers,
  DeclineRequest,
  DeleteMessage,
  EditMessage,
  LeaveGroup,
  MarkDelivered,
  MarkRead,
  React,
  RemoveGroupMember,
  RenameGroup,
  SetGroupAdmin,
  UpdateMessageSettings,
} from '../operations/messages.js';
import { group, send } from './talk.js';

/** Every write of messages, between users of whom ada follows bob. */
export async function writeToEachOther({
  ada,
  bob,
  carol,
}: Record<'ada' | 'bob' | 'carol', TestUser>): Promise<void> {
  const { id, conversation } = await send(bob, ada, 'Good morning', { idempotencyKey: 'first' });
  await send(bob, ada, 'Good morning', { idempotencyKey: 'first' });
  const reply = await send(ada, bob, 'Morning!', { replyTo: id });
  await ada.get(EditMessage, { id: reply.id, text: 'Evening!' });
  await bob.get(React, { id: reply.id, emoji: '🐦' });
  await bob.get(React, { id: reply.id, emoji: null });
  await ada.get(MarkDelivered, { id: conversation, upTo: 1 });
  await bob.get(MarkRead, { id: conversation, upTo: 1 });
  await ada.get(MarkRead, { id: conversation, upTo: 2 });
  await send(ada, bob, 'Still there?');
  await ada.get(DeleteMessage, { id: reply.id, forAll: true });
  await ada.get(DeleteMessage, { id: (await send(bob, ada, 'Yes')).id });
  await carol.get(AcceptRequest, { id: (await send(ada, carol, 'Hello')).conversation });
  await bob.get(DeclineRequest, { id: (await send(carol, bob, 'Hello')).conversation });
  const birds = await group(bob, [ada], 'Birds');
  await send(ada, birds, 'Only the two of us?');
  await bob.get(RenameGroup, { id: birds, name: 'Herons' });
  await bob.get(AddGroupMembers, { id: birds, memberIds: [carol.id] });
  await bob.get(SetGroupAdmin, { id: birds, memberId: ada.id, isAdmin: true });
  await bob.get(RemoveGroupMember, { id: birds, memberId: carol.id });
  await bob.get(AddGroupMembers, { id: birds, memberIds: [carol.id] });
  await carol.get(LeaveGroup, { id: birds });
  await bob.get(UpdateMessageSettings, { input: { from: 'FOLLOWING' } });
}

const FOUND = 'edges { node { text } } pageInfo { endCursor }';
const PAGE = 'edges { cursor node { id } } pageInfo { endCursor startCursor }';

/** The reads of messages, and of the pages behind the first ones. */
export async function readMessages(user: TestUser): Promise<void> {
  interface Page {
    edges: { node: { id: string } }[];
    pageInfo: { endCursor: string | null };
  }
  type Lists = { viewer: { conversations: Page } };
  const read = (args: string): Promise<Lists> =>
    user.get<Lists, Record<string, never>>(
      `{ viewer { unreadMessagesCount messageSettings { from } messageRequests { ${PAGE} } conversations(first: 1${args}) { ${PAGE} } } }`,
    );
  for (const args of ['', ', unreadFirst: true']) {
    const { endCursor } = (await read(args)).viewer.conversations.pageInfo;
    if (endCursor !== null) await read(`${args}, after: "${endCursor}"`);
  }
  interface Found {
    viewer: { searchMessages: { pageInfo: { endCursor: string | null } } };
  }
  const search = (args: string) =>
    user.get<Found, Record<string, never>>(`{ viewer { searchMessages(first: 1, ${args}) { ${FOUND} } } }`);
  await search('query: "morning"');
  const { viewer } = await search('query: "good morning"');
  const { endCursor } = viewer.searchMessages.pageInfo;
  if (endCursor !== null) await search(`query: "good morning", after: "${endCursor}"`);
  for (const { node } of (await read('')).viewer.conversations.edges) {
    const messages = async (args: string) => {
      const fields = `members { userId readUpTo user { username } } lastMessage { text } messages(${args}) { edges { node { text replyTo { text } sender { username } } } pageInfo { endCursor } }`;
      const { conversation } = await user.get<{ conversation: { messages: Page } }, Record<string, never>>(
        `{ conversation(id: "${node.id}") { ${fields} } }`,
      );
      return conversation.messages.pageInfo.endCursor;
    };
    const end = await messages('first: 1');
    await messages(`first: 1, after: "${end}"`);
    await messages(`last: 1, before: "${end}"`);
  }
}
