import { describe, expect } from 'vitest';
import { story, type TestUser } from '#testkit/client/index.js';
import { befriend, group, send } from '#testkit/messages/talk.js';
import {
  AddGroupMembers,
  DeleteMessage,
  EditMessage,
  RemoveGroupMember,
  SearchMessages,
} from '#testkit/operations/messages.js';
import type { SearchMessagesQueryVariables } from '#testkit/client/generated/graphql.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

const search = async (
  user: TestUser,
  query: string,
  rest: Omit<SearchMessagesQueryVariables, 'query'> = {},
) => (await user.get(SearchMessages, { query, ...rest })).viewer?.searchMessages ?? null;

type Found = Awaited<ReturnType<typeof search>>;

/** The texts that a user finds, the newest first; null for no conversation of the user. */
async function found(user: TestUser, query: string, conversationId?: string) {
  const page = await search(user, query, conversationId === undefined ? {} : { conversationId });
  return page && page.edges.map(({ node }) => node.text);
}

describe('a search in messages', () => {
  it('finds whole words in any case and order, in one conversation or in all', async ({ ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const { conversation } = await send(ann, bob, 'The herons nest by the old bridge');
    await send(bob, ann, 'Which bridge?');
    const other = await send(cai, ann, 'A Bridge too far. 橋の上');
    expect(await found(ann, 'bridge')).toEqual([
      'A Bridge too far. 橋の上',
      'Which bridge?',
      'The herons nest by the old bridge',
    ]);
    expect(await found(ann, 'BRIDGE herons')).toEqual(['The herons nest by the old bridge']);
    expect(await found(ann, 'bridge', other.conversation)).toEqual(['A Bridge too far. 橋の上']);
    expect(await found(ann, '橋')).toEqual(['A Bridge too far. 橋の上']);
    expect(await found(ann, 'brid')).toEqual([]);
    expect(await found(cai, 'bridge')).toEqual(['A Bridge too far. 橋の上']);
    expect(await found(cai, 'bridge', conversation)).toBeNull();
    expect(await found(cai, 'bridge', 'Conversation:1')).toBeNull();
    expect(await found(cai, 'bridge', 'x')).toBeNull();
  });

  it('follows edits and deletions', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const { id } = await send(ann, bob, 'A grey heron');
    await ann.get(EditMessage, { id, text: 'A white stork' });
    expect([await found(bob, 'heron'), await found(bob, 'stork')]).toEqual([[], ['A white stork']]);
    await bob.get(DeleteMessage, { id });
    expect([await found(bob, 'stork'), await found(ann, 'stork')]).toEqual([[], ['A white stork']]);
    await ann.get(DeleteMessage, { id, forAll: true });
    expect(await found(ann, 'stork')).toEqual([]);
  });

  it('finds for former members what they read: neither later messages nor later texts', async ({
    ann,
    bob,
    cai,
  }) => {
    await befriend(ann, bob, cai);
    const birds = await group(ann, [bob, cai]);
    const { id } = await send(ann, birds, 'A grey heron');
    await ann.get(RemoveGroupMember, { id: birds, memberId: cai.id });
    await ann.get(EditMessage, { id, text: 'A grey stork' });
    await ann.get(EditMessage, { id, text: 'A grey crane' });
    await send(ann, birds, 'A grey goose');
    for (const [query, theirs, ours] of [
      ['grey', ['A grey heron'], ['A grey goose', 'A grey crane']],
      ['heron', ['A grey heron'], []],
      ['stork', [], []],
      ['crane', [], ['A grey crane']],
      ['goose', [], ['A grey goose']],
    ] as const)
      expect([await found(cai, query), await found(bob, query, birds)], query).toEqual([theirs, ours]);
    // Back in the group, they read what everybody reads.
    await ann.get(AddGroupMembers, { id: birds, memberIds: [cai.id] });
    expect(await found(cai, 'grey')).toEqual(['A grey crane']);
    expect(await found(cai, 'heron')).toEqual([]);
  });

  it('pages without a gap, and refuses what is no query', async ({ ann, bob }) => {
    await befriend(ann, bob);
    for (let n = 1; n <= 5; n++) await send(n % 2 ? ann : bob, n % 2 ? bob : ann, `Heron ${n}`);
    const texts: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Found = await search(ann, 'heron', { first: 2, after });
      texts.push(...page!.edges.map(({ node }) => node.text));
      after = page!.pageInfo.hasNextPage ? (page!.pageInfo.endCursor ?? null) : null;
    } while (after !== null);
    expect(texts).toEqual([5, 4, 3, 2, 1].map((n) => `Heron ${n}`));
    const { pageInfo } = (await search(ann, 'heron', { first: 2 }))!;
    for (const variables of [
      { query: '' },
      { query: ' ,.' },
      { query: 'x'.repeat(201) },
      { query: 'a b c d e f g h i j k' },
      { query: 'heron', first: 0 },
      { query: 'heron', first: 101 },
      { query: 'heron', after: 'x' },
      { query: 'stork', after: pageInfo.endCursor! },
    ])
      expect(await ann.refusal(SearchMessages, variables), variables.query).toBe('BAD_USER_INPUT');
  });
});
