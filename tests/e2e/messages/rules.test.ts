import { describe, expect } from 'vitest';
import { openAdministration } from '#subgraphs/users/commands/administration.js';
import { story, type TestUser } from '#testkit/client/index.js';
import { befriend, group, listsOf, readConversation, send, textsOf } from '#testkit/messages/talk.js';
import {
  AcceptRequest,
  CreateGroup,
  DeclineRequest,
  DeleteMessage,
  EditMessage,
  MarkRead,
  React,
  SendMessage,
  UpdateMessageSettings,
} from '#testkit/operations/messages.js';
import { DeleteTweet } from '#testkit/operations/tweets.js';
import { BlockUser, Protect, UnblockUser } from '#testkit/operations/users.js';

const it = story({
  recentFollowers: ['ann', 'bob', 'cai', 'dan'],
  network: {
    rateLimits: true,
    rates: {
      registrations: { points: 1_000, duration: 3_600 },
      messages: { points: 30, duration: 86_400 },
      conversations: { points: 4, duration: 3_600 },
    },
  },
});

/** The code of sending to a user, or into a conversation. */
function refusal(from: TestUser, to: TestUser | string, text = 'Hello'): Promise<string> {
  const address = typeof to === 'string' ? { conversationId: to } : { to: to.id };
  return from.refusal(SendMessage, { input: { ...address, text } });
}

describe('who may write', () => {
  it('ends with a block, on every path, and what was received stays', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const { id, conversation } = await send(ann, bob, 'Before');
    await bob.get(MarkRead, { id: conversation, upTo: 1 });
    await bob.get(BlockUser, { id: ann.id });
    for (const [user, codes] of [
      [ann, ['NOT_FOUND', 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND']],
      [bob, ['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']],
    ] as const) {
      const other = user === ann ? bob : ann;
      expect([
        await refusal(user, other),
        await refusal(user, conversation),
        await user.refusal(React, { id, emoji: '🙂' }),
        await user.refusal(CreateGroup, { input: { memberIds: [other.id] } }),
      ]).toEqual(codes);
    }
    expect(await ann.refusal(EditMessage, { id, text: 'After' })).toBe('FORBIDDEN');
    for (const user of [ann, bob]) {
      expect(await textsOf(user, conversation)).toEqual(['Before']);
      const { members } = (await readConversation(user, conversation))!;
      // Nobody learns any more what the other one reads.
      expect(members.map(({ userId, readUpTo }) => [userId === user.id, readUpTo]).toSorted()).toEqual([
        [false, null],
        [true, user === bob ? 1 : 0],
      ]);
    }
    await ann.get(DeleteMessage, { id, forAll: true });
    expect(await textsOf(bob, conversation)).toEqual([null]);
    await bob.get(UnblockUser, { id: ann.id });
    expect((await send(ann, conversation, 'Again')).sequence).toBe(2);
  });

  it('ends with the account of the other, who is hidden', async ({ network, ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const { conversation } = await send(bob, ann, 'From bob');
    const ours = await group(bob, [ann, cai], 'Ours');
    await send(bob, ours, 'To all');
    const administration = await openAdministration(network.infrastructure);
    await administration.suspendUser({ id: bob.id });
    expect(await refusal(ann, bob)).toBe('NOT_FOUND');
    expect(await refusal(ann, conversation)).toBe('FORBIDDEN');
    await network.settle();
    expect(await refusal(bob, conversation)).toBe('UNAUTHENTICATED');
    await administration.deleteUser({ id: bob.id });
    await network.settle();
    expect(await refusal(ann, conversation)).toBe('FORBIDDEN');
    const seen = (await readConversation(ann, conversation))!;
    expect(seen.messages.edges.map(({ node }) => [node.text, node.sender])).toEqual([['From bob', null]]);
    expect((await readConversation(cai, ours))!.members.map(({ userId }) => userId)).toEqual([
      ann.id,
      cai.id,
    ]);
    expect((await send(ann, ours, 'Without bob')).sequence).toBe(2);
  });

  it('is a request at first for a stranger, whom nobody tells what was read', async ({ ann, bob, cai }) => {
    const { conversation } = await send(ann, bob, 'Do you know me?');
    expect(await listsOf(bob)).toEqual({ inbox: [], requests: ['Do you know me?: 1'], unread: 0 });
    await bob.get(MarkRead, { id: conversation, upTo: 1 });
    const told = async () =>
      (await readConversation(ann, conversation))!.members.find(({ userId }) => userId === bob.id)!.readUpTo;
    expect(await told()).toBeNull();
    await bob.get(AcceptRequest, { id: conversation });
    expect(await told()).toBe(1);
    expect(await bob.refusal(AcceptRequest, { id: conversation })).toBe('NOT_FOUND');
    await send(ann, bob, 'Good');
    expect(await listsOf(bob)).toEqual({ inbox: ['Good: 1'], requests: [], unread: 1 });
    const declined = (await send(cai, bob, 'Buy this')).conversation;
    await bob.get(DeclineRequest, { id: declined });
    await send(cai, bob, 'Buy that');
    expect(await listsOf(bob)).toMatchObject({ inbox: ['Good: 1'], requests: [], unread: 1 });
    await send(bob, declined, 'No');
    expect(await listsOf(bob)).toMatchObject({ inbox: ['No: 2', 'Good: 1'], unread: 3 });
    expect(await cai.refusal(DeclineRequest, { id: conversation })).toBe('NOT_FOUND');
  });

  it('is as the recipient has set it, and what was accepted goes on', async ({ ann, bob, cai }) => {
    const set = (from: 'EVERYBODY' | 'FOLLOWING' | 'NOBODY') =>
      bob.get(UpdateMessageSettings, { input: { from } });
    await set('FOLLOWING');
    expect(await refusal(ann, bob)).toBe('FORBIDDEN');
    expect(await ann.refusal(CreateGroup, { input: { memberIds: [bob.id] } })).toBe('FORBIDDEN');
    await bob.follow(ann);
    const { conversation } = await send(ann, bob, 'Thanks');
    await set('NOBODY');
    expect((await send(ann, conversation, 'Still here')).sequence).toBe(2);
    expect(await refusal(cai, bob)).toBe('FORBIDDEN');
    await set('EVERYBODY');
    await send(cai, bob, 'At last');
  });

  it('switches receipts off in both directions', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const { conversation } = await send(ann, bob, 'Seen?');
    await bob.get(MarkRead, { id: conversation, upTo: 1 });
    const told = async (user: TestUser, of: TestUser) =>
      (await readConversation(user, conversation))!.members.find(({ userId }) => userId === of.id)!.readUpTo;
    expect(await told(ann, bob)).toBe(1);
    await bob.get(UpdateMessageSettings, { input: { receipts: false } });
    expect([await told(ann, bob), await told(bob, ann), await told(bob, bob)]).toEqual([null, null, 1]);
  });

  it('is limited each day, and each hour for new conversations', async ({ ann, bob, cai }) => {
    await befriend(ann, cai);
    for (let n = 1; n <= 20; n++) await send(ann, bob, `Spam ${n}`, { idempotencyKey: `${n}` });
    expect(await refusal(ann, bob)).toBe('RATE_LIMITED');
    const { conversation, sequence } = await send(ann, bob, 'Spam 3', { idempotencyKey: '3' });
    expect(sequence).toBe(3);
    for (let n = 1; n <= 10; n++) await send(ann, cai, `Chat ${n}`);
    expect(await refusal(ann, cai)).toBe('RATE_LIMITED');
    expect((await readConversation(bob, conversation))!.lastSequence).toBe(20);
    for (let n = 1; n <= 4; n++) await group(cai, [ann]);
    expect(await cai.refusal(CreateGroup, { input: { memberIds: [ann.id] } })).toBe('RATE_LIMITED');
  });
});

describe('bad input', () => {
  it('is refused with its code, and changes nothing', async ({ ann, bob, cai, dan }) => {
    await befriend(ann, bob, cai);
    const { id, conversation } = await send(ann, bob, 'Only this');
    const foreign = await send(bob, cai, 'Elsewhere');
    const nobody = '1000000000000000001';
    const deleted = await bob.post('Gone');
    await bob.get(DeleteTweet, { id: deleted });
    const secret = await dan.post('For followers');
    await dan.get(Protect, { protected: true });
    const cases: [string, object][] = [
      ['BAD_USER_INPUT', { text: 'To nobody' }],
      ['BAD_USER_INPUT', { to: ann.id, text: 'To me' }],
      ['BAD_USER_INPUT', { to: bob.id, conversationId: conversation, text: 'To both' }],
      ['BAD_USER_INPUT', { to: 'bob', text: 'By name' }],
      ['NOT_FOUND', { to: nobody, text: 'To nobody' }],
      ['NOT_FOUND', { conversationId: 'Conversation:1', text: 'No id' }],
      ['NOT_FOUND', { conversationId: `Conversation:${nobody}`, text: 'No group' }],
      ['NOT_FOUND', { conversationId: foreign.conversation, text: 'Not mine' }],
      ['NOT_FOUND', { to: bob.id, text: 'Reply', replyTo: foreign.id }],
      ['NOT_FOUND', { to: bob.id, text: 'Reply', replyTo: id.replace(/\d+$/, '2') }],
      ['NOT_FOUND', { to: bob.id, text: 'Reply', replyTo: 'x' }],
      ['BAD_USER_INPUT', { to: bob.id, text: '' }],
      ['BAD_USER_INPUT', { to: bob.id, text: ' \u200b\n' }],
      ['BAD_USER_INPUT', { to: bob.id, text: 'x'.repeat(10_001) }],
      ['BAD_USER_INPUT', { to: bob.id, text: '\u0000' }],
      ['BAD_USER_INPUT', { to: bob.id, text: '\ud800' }],
      ['BAD_USER_INPUT', { to: bob.id, text: 'Quote', quotedTweetId: 'x' }],
      ['NOT_FOUND', { to: bob.id, text: 'Quote', quotedTweetId: nobody }],
      ['NOT_FOUND', { to: bob.id, text: 'Quote', quotedTweetId: secret }],
      ['NOT_FOUND', { to: bob.id, text: 'Quote', quotedTweetId: deleted }],
      ['BAD_USER_INPUT', { to: bob.id, text: 'Key', idempotencyKey: '' }],
      ['PAYLOAD_TOO_LARGE', { to: bob.id, text: 'x'.repeat(1_000_000) }],
    ];
    for (const [code, input] of cases)
      expect(
        await ann.refusal(SendMessage, { input: input as never }),
        JSON.stringify(input).slice(0, 80),
      ).toBe(code);
    expect(await cai.refusal(React, { id, emoji: '🙂' })).toBe('NOT_FOUND');
    expect(await cai.refusal(MarkRead, { id: conversation, upTo: 1 })).toBe('NOT_FOUND');
    for (const upTo of [-1, 0, 2, 2 ** 31 - 1])
      expect(await bob.refusal(MarkRead, { id: conversation, upTo })).toBe('BAD_USER_INPUT');
    expect((await send(ann, bob, '🐦'.repeat(10_000))).sequence).toBe(2);
    expect((await textsOf(bob, conversation))[0]).toBe('Only this');
  });
});
