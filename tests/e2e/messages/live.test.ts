import { describe, expect } from 'vitest';
import { story, type Client, type TestUser } from '#testkit/client/index.js';
import { befriend, group, send } from '#testkit/messages/talk.js';
import {
  DeclineRequest,
  DeleteMessage,
  EditMessage,
  LeaveGroup,
  MarkRead,
  React,
  RemoveGroupMember,
  RenameGroup,
  StartTyping,
  UpdateMessageSettings,
} from '#testkit/operations/messages.js';
import { BlockUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

const EVENTS = `subscription ($after: String) { conversationEvents(after: $after) {
  __typename
  ... on MessageSent { cursor message { id sequence text sender { username } conversation { id list } } }
  ... on MessageChanged { cursor message { text editedAt } }
  ... on MessageDeleted { cursor messageId sequence forAll }
  ... on ReactionChanged { cursor message { reactions { emoji userId } } }
  ... on ReceiptMoved { cursor userId readUpTo deliveredUpTo user { username } }
  ... on MembersChanged { cursor conversation { joined members { userId } } }
  ... on ConversationChanged { cursor conversation { name list } }
  ... on Typing { conversationId userId user { username } }
  ... on ConversationsGap { cursor missed }
} }`;

interface Told {
  __typename: string;
  cursor: string;
  message?: { id: string; text: string; sequence: number };
}

async function listen(user: Client, after: string | null = null) {
  const events = await user.subscribe<{ conversationEvents: Told }, { after: string | null }>(EVENTS, {
    after,
  });
  return {
    next: async () => (await events.next()).conversationEvents,
    texts: async (count: number) => {
      const texts: (string | undefined)[] = [];
      for (let n = 0; n < count; n++) texts.push((await events.next()).conversationEvents.message?.text);
      return texts;
    },
    close: () => events.close(),
  };
}

const liveCursorOf = async (user: TestUser) =>
  (
    await user.get<{ viewer: { conversations: { liveCursor: string | null } } }, Record<string, never>>(
      '{ viewer { conversations { liveCursor } } }',
    )
  ).viewer.conversations.liveCursor;

describe('the live events of conversations', () => {
  it('tell an open stream of a new conversation, and of all that happens in it', async ({
    network,
    ann,
    bob,
  }) => {
    await befriend(ann, bob);
    const [toAnn, toBob] = [await listen(ann), await listen(bob)];
    await network.settle();
    const first = await send(ann, bob, 'Hello');
    const sent = { sequence: 1, text: 'Hello', sender: { username: ann.username } };
    for (const { next } of [toBob, toAnn]) {
      expect(await next()).toMatchObject({
        __typename: 'MessageSent',
        message: { ...sent, id: first.id, conversation: { id: first.conversation, list: 'INBOX' } },
      });
    }
    await ann.get(EditMessage, { id: first.id, text: 'Hello Bob' });
    expect(await toBob.next()).toMatchObject({
      __typename: 'MessageChanged',
      message: { text: 'Hello Bob', editedAt: expect.any(String) as string },
    });
    await bob.get(React, { id: first.id, emoji: '🐦' });
    expect(await toBob.next()).toMatchObject({
      __typename: 'ReactionChanged',
      message: { reactions: [{ emoji: '🐦', userId: bob.id }] },
    });
    await bob.get(MarkRead, { id: first.conversation, upTo: 1 });
    const receipt = { __typename: 'ReceiptMoved', userId: bob.id, readUpTo: 1, deliveredUpTo: 1 };
    expect(await toBob.next()).toMatchObject(receipt);
    await ann.get(DeleteMessage, { id: first.id, forAll: true });
    const deleted = { __typename: 'MessageDeleted', messageId: first.id, sequence: 1, forAll: true };
    expect(await toBob.next()).toMatchObject(deleted);
    const names = ['MessageChanged', 'ReactionChanged', 'ReceiptMoved', 'MessageDeleted'];
    for (const name of names) expect((await toAnn.next()).__typename).toBe(name);
    await Promise.all([toAnn.close(), toBob.close()]);
  });

  it('tell who is typing, once a second, and leave nothing behind', async ({ network, ann, bob, cai }) => {
    await befriend(ann, bob);
    const { conversation } = await send(ann, bob, 'Hello');
    await network.settle();
    const [toAnn, toBob] = [await listen(ann), await listen(bob)];
    await network.settle();
    await Promise.all([1, 2, 3].map(() => ann.get(StartTyping, { id: conversation })));
    expect(await toBob.next()).toEqual({
      __typename: 'Typing',
      conversationId: conversation,
      userId: ann.id,
      user: { username: ann.username },
    });
    await send(bob, ann, 'I see you type');
    // Neither a second signal, nor one to the member who types.
    expect(await toBob.texts(1)).toEqual(['I see you type']);
    expect(await toAnn.texts(1)).toEqual(['I see you type']);
    expect(await cai.refusal(StartTyping, { id: conversation })).toBe('NOT_FOUND');
    expect(await ann.refusal(StartTyping, { id: 'nonsense' })).toBe('NOT_FOUND');
    await Promise.all([toAnn.close(), toBob.close()]);
  });

  it('resume after a cursor without a hole and without a repeat', async ({ network, ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const before = await listen(bob);
    await network.settle();
    const { conversation } = await send(ann, bob, 'One');
    const { cursor } = await before.next();
    await before.close();
    await send(ann, conversation, 'Two');
    await send(cai, bob, 'From Cai');
    await network.settle();
    const after = await listen(bob, cursor);
    await send(ann, conversation, 'Three');
    expect(await after.texts(3)).toEqual(['Two', 'From Cai', 'Three']);
    await after.close();
    expect(await (await bob.subscribe(EVENTS, { after: 'nonsense' })).refusal()).toBe('BAD_USER_INPUT');
  });

  it('go on from a page', async ({ network, ann, bob }) => {
    await befriend(ann, bob);
    const { conversation } = await send(ann, bob, 'On the page');
    await network.settle();
    const cursor = await liveCursorOf(bob);
    await send(ann, conversation, 'Behind the page');
    const events = await listen(bob, cursor);
    expect(await events.texts(1)).toEqual(['Behind the page']);
    await events.close();
  });

  it('end with the membership, live and for a cursor from before', async ({ network, ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const events = await listen(cai);
    await network.settle();
    const id = await group(ann, [bob, cai], 'Herons');
    const made = { __typename: 'MembersChanged', conversation: { joined: true } };
    const { cursor } = await events.next();
    await ann.get(RenameGroup, { id, name: 'Rooks' });
    expect(await events.next()).toMatchObject({
      __typename: 'ConversationChanged',
      conversation: { name: 'Rooks' },
    });
    const heard = await send(ann, id, 'For Cai, too');
    expect(await events.texts(1)).toEqual(['For Cai, too']);
    await ann.get(RemoveGroupMember, { id, memberId: cai.id });
    expect(await events.next()).toMatchObject({ ...made, conversation: { joined: false } });
    await send(bob, id, 'Not for Cai');
    await ann.get(EditMessage, { id: heard.id, text: 'Changed' });
    await ann.get(StartTyping, { id });
    await network.settle();
    const again = await listen(cai, cursor);
    await network.settle();
    await befriend(bob, cai);
    await send(bob, cai, 'A new start');
    // What came after the removal is not told; the message is told as it was then, and the old name is not.
    expect(await events.texts(1)).toEqual(['A new start']);
    expect(await again.texts(3)).toEqual(['For Cai, too', undefined, 'A new start']);
    await Promise.all([events.close(), again.close()]);
  });

  it('tell what is read and who types to nobody who may not know', async ({ network, ann, bob, cai }) => {
    await befriend(ann, bob);
    const { conversation } = await send(ann, bob, 'One');
    await send(ann, conversation, 'Two');
    await send(ann, conversation, 'Three');
    await network.settle();
    const toAnn = await listen(ann);
    await network.settle();
    await bob.get(UpdateMessageSettings, { input: { receipts: false } });
    await bob.get(MarkRead, { id: conversation, upTo: 1 });
    await network.settle();
    await bob.get(UpdateMessageSettings, { input: { receipts: true } });
    await ann.get(UpdateMessageSettings, { input: { receipts: false } });
    await bob.get(MarkRead, { id: conversation, upTo: 2 });
    await network.settle();
    await ann.get(UpdateMessageSettings, { input: { receipts: true } });
    await ann.get(BlockUser, { id: bob.id });
    await bob.get(MarkRead, { id: conversation, upTo: 3 });
    expect(await bob.refusal(StartTyping, { id: conversation })).toBe('FORBIDDEN');
    expect(await ann.refusal(StartTyping, { id: conversation })).toBe('FORBIDDEN');
    await network.settle();
    await cai.follow(ann);
    await send(ann, cai, 'To Cai');
    expect(await toAnn.texts(1)).toEqual(['To Cai']);
    await toAnn.close();
  });

  it('tell of requests, and nothing of what was declined', async ({ network, ann, bob, cai }) => {
    const events = await listen(bob);
    await network.settle();
    const { conversation } = await send(ann, bob, 'You do not know me');
    expect(await events.next()).toMatchObject({ message: { conversation: { list: 'REQUESTS' } } });
    // Who has not accepted tells nothing.
    await network.settle();
    const toAnn = await listen(ann);
    await network.settle();
    await bob.get(StartTyping, { id: conversation });
    await bob.get(MarkRead, { id: conversation, upTo: 1 });
    expect((await events.next()).__typename).toBe('ReceiptMoved');
    await bob.get(DeclineRequest, { id: conversation });
    expect(await events.next()).toMatchObject({
      __typename: 'ConversationChanged',
      conversation: { list: 'NONE' },
    });
    await send(ann, conversation, 'Hello?');
    expect(await toAnn.texts(1)).toEqual(['Hello?']);
    await network.settle();
    await bob.follow(cai);
    await send(cai, bob, 'It is me');
    expect(await events.texts(1)).toEqual(['It is me']);
    await Promise.all([events.close(), toAnn.close()]);
  });

  it('tell the other devices of a member what is theirs alone', async ({ network, ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const id = await group(ann, [bob, cai]);
    const { id: message } = await send(ann, id, 'Hide me');
    await network.settle();
    const [toAnn, toBob] = [await listen(ann), await listen(bob)];
    await network.settle();
    await bob.get(DeleteMessage, { id: message, forAll: false });
    expect(await toBob.next()).toMatchObject({ __typename: 'MessageDeleted', forAll: false });
    await ann.get(EditMessage, { id: message, text: 'Hidden from Bob' });
    await bob.get(LeaveGroup, { id });
    expect(await toAnn.next()).toMatchObject({ __typename: 'MessageChanged' });
    expect(await toAnn.next()).toMatchObject({ __typename: 'MembersChanged' });
    expect(await toBob.next()).toMatchObject({ __typename: 'MembersChanged' });
    await Promise.all([toAnn.close(), toBob.close()]);
  });
});
