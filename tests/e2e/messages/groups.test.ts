import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { befriend, group, listsOf, readConversation, send, textsOf } from '#testkit/messages/talk.js';
import {
  AddGroupMembers,
  CreateGroup,
  DeleteMessage,
  EditMessage,
  LeaveGroup,
  MarkRead,
  React,
  RemoveGroupMember,
  RenameGroup,
  SendMessage,
  SetGroupAdmin,
} from '#testkit/operations/messages.js';

const ahead = { ms: 0 };
const it = story({
  recentFollowers: ['ann', 'bob', 'cai', 'dan'],
  network: { clock: { now: () => Date.now() + ahead.ms } },
});

describe('a group', () => {
  it('has a name, an admin, and members who see what is written from then on', async ({ ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const id = await group(ann, [bob], 'Birds');
    await send(ann, id, 'Before');
    await ann.get(AddGroupMembers, { id, memberIds: [cai.id, bob.id] });
    await send(bob, id, 'After');
    expect(await textsOf(ann, id)).toEqual(['Before', 'After']);
    expect(await textsOf(cai, id)).toEqual(['After']);
    expect(await listsOf(cai)).toEqual({ inbox: ['After: 1'], requests: [], unread: 1 });
    expect(await cai.refusal(RenameGroup, { id, name: 'Mine' })).toBe('FORBIDDEN');
    expect(await cai.refusal(RemoveGroupMember, { id, memberId: bob.id })).toBe('FORBIDDEN');
    await ann.get(SetGroupAdmin, { id, memberId: cai.id, isAdmin: true });
    await cai.get(RenameGroup, { id, name: ' Herons ' });
    expect(await readConversation(bob, id)).toMatchObject({ kind: 'GROUP', name: 'Herons' });
    expect((await readConversation(bob, id))!.members.map(({ isAdmin }) => isAdmin)).toEqual([
      true,
      false,
      true,
    ]);
    await ann.get(SetGroupAdmin, { id, memberId: ann.id, isAdmin: false });
    expect(await cai.refusal(SetGroupAdmin, { id, memberId: cai.id, isAdmin: false })).toBe('FORBIDDEN');
  });

  it('ends for a removed member, who keeps what was written until then', async ({
    ann,
    bob,
    cai,
    network,
  }) => {
    await befriend(ann, bob, cai);
    const id = await group(ann, [bob, cai], 'Birds');
    await send(ann, id, 'One');
    const two = await send(bob, id, 'Two');
    const before = (await readConversation(bob, id))!;
    await ann.get(RemoveGroupMember, { id, memberId: bob.id });
    const three = await send(ann, id, 'Three');
    await network.settle();
    const seen = (await readConversation(bob, id))!;
    expect(seen).toMatchObject({ joined: false, name: null, lastSequence: 2, unreadCount: 1 });
    expect(seen.lastActivityAt).toBe(before.lastActivityAt);
    expect(seen.lastMessage?.text).toBe('Two');
    expect(seen.members.map(({ userId }) => userId)).toEqual([bob.id]);
    expect(await textsOf(bob, id)).toEqual(['One', 'Two']);
    const [newest] = (await readConversation(ann, id))!.messages.edges;
    const page = await readConversation(bob, id, { last: 5, before: before.messages.edges[0]!.cursor });
    expect(page!.messages.edges).toEqual([]);
    expect((await readConversation(bob, id, { after: newest!.cursor }))!.messages.edges).toHaveLength(2);
    const refusals = [
      bob.refusal(SendMessage, { input: { conversationId: id, text: 'Still here' } }),
      bob.refusal(EditMessage, { id: two.id, text: 'Changed' }),
      bob.refusal(React, { id: two.id, emoji: '🐦' }),
      bob.refusal(AddGroupMembers, { id, memberIds: [bob.id] }),
    ];
    expect(await Promise.all(refusals)).toEqual(refusals.map(() => 'FORBIDDEN'));
    expect(await bob.refusal(React, { id: three.id, emoji: '🐦' })).toBe('NOT_FOUND');
    expect(await bob.refusal(DeleteMessage, { id: three.id })).toBe('NOT_FOUND');
    expect(await bob.refusal(MarkRead, { id, upTo: 3 })).toBe('BAD_USER_INPUT');
    expect(await textsOf(ann, id)).toEqual(['One', 'Two', 'Three']);
    await ann.get(AddGroupMembers, { id, memberIds: [bob.id] });
    await send(cai, id, 'Four');
    expect(await textsOf(bob, id)).toEqual(['One', 'Two', 'Four']);
    expect(await listsOf(bob)).toMatchObject({ inbox: ['Four: 2'], unread: 2 });
  });

  it('leaves the list of who leaves, and finds another admin', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const id = await group(ann, [bob]);
    await send(ann, id, 'Bye');
    expect((await ann.get(LeaveGroup, { id })).leaveGroup.conversation).toMatchObject({
      ...{ joined: false, list: 'NONE' },
    });
    await ann.get(LeaveGroup, { id });
    expect(await listsOf(ann)).toMatchObject({ inbox: [] });
    expect(await textsOf(ann, id)).toEqual(['Bye']);
    expect((await readConversation(bob, id))!.members).toMatchObject([{ userId: bob.id, isAdmin: true }]);
    const direct = await send(ann, bob, 'Hello');
    expect(await ann.refusal(LeaveGroup, { id: direct.conversation })).toBe('FORBIDDEN');
  });

  it('takes no 51st member, nobody who is hidden, and nobody alone', async ({ ann, bob, cai }) => {
    const strangers = Array.from({ length: 50 }, (_, n) => `10000000000000000${10 + n}`);
    expect(await ann.refusal(CreateGroup, { input: { memberIds: strangers } })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(CreateGroup, { input: { memberIds: [ann.id] } })).toBe('BAD_USER_INPUT');
    expect(await ann.refusal(CreateGroup, { input: { memberIds: [] } })).toBe('BAD_USER_INPUT');
    const hidden = { input: { memberIds: [bob.id, strangers[0]!] } };
    expect(await ann.refusal(CreateGroup, hidden)).toBe('NOT_FOUND');
    const id = await group(ann, [bob]);
    expect(await bob.refusal(AddGroupMembers, { id, memberIds: [cai.id] })).toBe('FORBIDDEN');
    expect(await cai.refusal(AddGroupMembers, { id, memberIds: [cai.id] })).toBe('NOT_FOUND');
    expect(await readConversation(cai, id)).toBeNull();
    // Nobody follows ann: for the others the group is a request.
    expect(await listsOf(bob)).toEqual({ inbox: [], requests: ['-: 0'], unread: 0 });
  });
});

describe('a message', () => {
  it('is edited for 15 minutes by its sender alone', async ({ ann, bob, network, onTestFinished }) => {
    await befriend(ann, bob);
    const { id, conversation } = await send(ann, bob, 'Frist');
    const { message } = (await ann.get(EditMessage, { id, text: 'First' })).editMessage;
    expect(message).toMatchObject({ text: 'First', editedAt: expect.any(String), sequence: 1 });
    expect(await bob.refusal(EditMessage, { id, text: 'Mine' })).toBe('FORBIDDEN');
    expect(await ann.refusal(EditMessage, { id, text: ' ' })).toBe('BAD_USER_INPUT');
    await network.settle();
    onTestFinished(() => void (ahead.ms = 0));
    ahead.ms += 16 * 60_000;
    expect(await ann.refusal(EditMessage, { id, text: 'Too late' })).toBe('FORBIDDEN');
    expect(await textsOf(bob, conversation)).toEqual(['First']);
  });

  it('is deleted for oneself, or for all by its sender, and keeps its place', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const one = await send(ann, bob, 'One');
    const two = await send(ann, bob, 'Two');
    const three = await send(ann, bob, 'Three');
    await bob.get(React, { id: three.id, emoji: '👍' });
    const { conversation } = one;
    await bob.get(DeleteMessage, { id: three.id });
    expect(await textsOf(bob, conversation)).toEqual(['One', 'Two']);
    expect(await textsOf(ann, conversation)).toEqual(['One', 'Two', 'Three']);
    expect(await listsOf(bob)).toMatchObject({ inbox: ['Two: 3'] });
    await bob.get(DeleteMessage, { id: three.id });
    expect(await bob.refusal(DeleteMessage, { id: two.id, forAll: true })).toBe('FORBIDDEN');
    await ann.get(DeleteMessage, { id: two.id, forAll: true });
    expect(await textsOf(bob, conversation)).toEqual(['One', null]);
    expect(await textsOf(ann, conversation)).toEqual(['One', null, 'Three']);
    expect(await ann.refusal(EditMessage, { id: two.id, text: 'Back' })).toBe('FORBIDDEN');
    expect(await bob.refusal(React, { id: two.id, emoji: '👍' })).toBe('FORBIDDEN');
    expect((await send(bob, ann, 'Four')).sequence).toBe(4);
  });

  it('deletes several at once for oneself, and shows the last one that is left', async ({ ann, bob }) => {
    await befriend(ann, bob);
    for (let round = 0; round < 3; round++) {
      await send(ann, bob, `Stays ${round}`);
      const gone = [];
      for (let n = 0; n < 6; n++) gone.push(await send(ann, bob, `Goes ${n}`));
      await Promise.all(gone.map(({ id }) => bob.get(DeleteMessage, { id })));
      expect((await listsOf(bob)).inbox).toEqual([expect.stringMatching(`Stays ${round}:`)]);
    }
  });

  it('has one reaction of each member', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const { id } = await send(ann, bob, 'Funny');
    const react = async (user: typeof ann, emoji: string | null) =>
      (await user.get(React, { id, emoji })).reactToMessage.message.reactions.map((each) => each.emoji);
    expect(await react(ann, '🙂')).toEqual(['🙂']);
    expect(await react(bob, '👩‍👩‍👧‍👦')).toEqual(['🙂', '👩‍👩‍👧‍👦']);
    expect(await react(bob, '👍🏽')).toEqual(['🙂', '👍🏽']);
    expect(await react(ann, null)).toEqual(['👍🏽']);
    expect(await react(ann, null)).toEqual(['👍🏽']);
    for (const emoji of ['', 'a', '🙂🙂', '1', 'x'.repeat(5_000)])
      expect(await bob.refusal(React, { id, emoji }), emoji.slice(0, 9)).toBe('BAD_USER_INPUT');
  });
});
