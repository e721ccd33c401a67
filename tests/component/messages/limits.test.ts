import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { relationshipCollections } from '#social/read-models/relationships/index.js';
import { RULES } from '#social/rate-limit-rules.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { befriend, group, readConversation, send, textsOf } from '#testkit/messages/talk.js';
import { AddGroupMembers, CreateGroup, SendMessage } from '#testkit/operations/messages.js';

const MAX_MEMBERS = 50;

describe('the limits of messages', () => {
  let network: Network;
  let [ann, bob, cai, dan]: TestUser[] = [];

  beforeAll(async () => {
    network = await openNetwork({ rateLimits: true });
    ({ ann, bob, cai, dan } = await cast(network, 'ann', 'bob', 'cai', 'dan'));
    await befriend(ann, bob, cai);
  }, 60_000);
  afterAll(() => network[Symbol.asyncDispose]());

  /** The code of sending to a user. */
  const refusal = (from: TestUser, to: TestUser) =>
    from.refusal(SendMessage, { input: { to: to.id, text: 'One too many' } });

  it('are 1,000 messages a day', async () => {
    const { conversation } = await send(ann!, bob!, 'First');
    await network.infrastructure.rateLimits.consume(RULES.messages, ann!.id, 998);
    await send(ann!, bob!, 'The 1,000th');
    expect(await refusal(ann!, bob!)).toBe('RATE_LIMITED');
    expect(await textsOf(bob!, conversation)).toEqual(['First', 'The 1,000th']);
  });

  it('are 30 conversations opened an hour, groups included', async () => {
    await network.infrastructure.rateLimits.consume(RULES.conversations, bob!.id, 28);
    await group(bob!, [ann!]);
    await send(bob!, dan!, 'The 30th');
    expect(await refusal(bob!, cai!)).toBe('RATE_LIMITED');
    expect(await bob!.refusal(CreateGroup, { input: { memberIds: [ann!.id] } })).toBe('RATE_LIMITED');
    // What is open goes on, and what was refused was not opened.
    await send(bob!, dan!, 'Another one');
    expect((await send(cai!, bob!, 'First')).sequence).toBe(1);
  });

  it('are 50 members of a group at one time', async () => {
    const { ids, mongo } = network.infrastructure;
    const others = Array.from({ length: MAX_MEMBERS }, () => ids.next());
    const state = { protected: false, followersCount: 0, suspendedAt: null, deletedAt: null };
    await relationshipCollections(mongo).accounts.insertMany(
      others.map((_id) => ({ _id, usernameKey: _id, sessionsAfter: '', ...state })),
    );
    const [last, ...first] = others as [string, ...string[]];
    expect(await cai!.refusal(CreateGroup, { input: { memberIds: others } })).toBe('BAD_USER_INPUT');
    const { createGroup } = await cai!.get(CreateGroup, { input: { memberIds: first } });
    const { id } = createGroup.conversation;
    expect(await cai!.refusal(AddGroupMembers, { id, memberIds: [last] })).toBe('FORBIDDEN');
    expect((await readConversation(cai!, id))!.members.map(({ userId }) => userId)).toEqual([
      cai!.id,
      ...first,
    ]);
  });

  it('refuse the cursor of another conversation', async () => {
    const { conversation } = await send(cai!, ann!, 'Ours');
    const other = await send(cai!, dan!, 'Theirs');
    const { messages } = (await readConversation(cai!, other.conversation))!;
    const { cursor } = messages.edges[0]!;
    const page =
      'query ($id: ID!, $after: String) { conversation(id: $id) { messages(after: $after) { edges { cursor } } } }';
    for (const reader of [cai!, ann!]) {
      const { errors } = await reader.send<unknown, object>(page, { id: conversation, after: cursor });
      expect(errors.map(({ extensions: { code } }) => code)).toEqual(['BAD_USER_INPUT']);
    }
  });
});
