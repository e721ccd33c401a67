import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { befriend, listsOf, readConversation, send, textsOf } from '#testkit/messages/talk.js';
import { MarkRead, SendMessage } from '#testkit/operations/messages.js';
import { DeleteTweet } from '#testkit/operations/tweets.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

describe('a conversation of two', () => {
  it('is opened by the first message, and has the same order for both', async ({ network, ann, bob }) => {
    await befriend(ann, bob);
    const { conversation, sequence } = await send(ann, bob, 'Hello');
    expect(sequence).toBe(1);
    expect(await send(bob, ann, 'Hello yourself')).toMatchObject({ conversation, sequence: 2 });
    expect(await send(ann, conversation, 'How are you?')).toMatchObject({ conversation, sequence: 3 });
    for (const user of [ann, bob])
      expect(await textsOf(user, conversation)).toEqual(['Hello', 'Hello yourself', 'How are you?']);
    const seen = await readConversation(bob, conversation);
    expect(seen).toMatchObject({ kind: 'DIRECT', name: null, joined: true, list: 'INBOX', lastSequence: 3 });
    expect(seen!.members.map(({ user }) => user?.username).toSorted()).toEqual(
      [ann.username, bob.username].toSorted(),
    );
    expect(seen!.messages.edges.map(({ node }) => node.sender?.username)).toEqual([
      ann.username,
      bob.username,
      ann.username,
    ]);
    await network.settle();
  });

  it('is one, however many first messages both send at once', async ({ network, ann, bob }) => {
    await befriend(ann, bob);
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) => (n % 2 ? send(ann, bob, `a${n}`) : send(bob, ann, `b${n}`))),
    );
    expect(new Set(sent.map(({ conversation }) => conversation)).size).toBe(1);
    expect(sent.map(({ sequence }) => sequence).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
    const { conversation } = sent[0]!;
    expect(await textsOf(ann, conversation)).toEqual(await textsOf(bob, conversation));
    await network.settle();
    expect(await listsOf(ann)).toMatchObject({ unread: 10 });
    expect(await listsOf(bob)).toMatchObject({ unread: 10 });
  });

  it('counts what is unread exactly, and the marker moves forward alone', async ({ ann, bob, cai }) => {
    await befriend(ann, bob, cai);
    const { conversation } = await send(ann, bob, 'One');
    await send(bob, ann, 'Two');
    await send(ann, bob, 'Three');
    await send(cai, bob, 'Other');
    expect(await listsOf(bob)).toEqual({ inbox: ['Other: 1', 'Three: 2'], requests: [], unread: 3 });
    const mark = async (upTo: number) =>
      (await bob.get(MarkRead, { id: conversation, upTo })).markConversationRead.conversation;
    expect(await mark(2)).toEqual({ readUpTo: 2, unreadCount: 1 });
    expect(await mark(1)).toEqual({ readUpTo: 2, unreadCount: 1 });
    expect(await mark(3)).toEqual({ readUpTo: 3, unreadCount: 0 });
    expect(await listsOf(bob)).toMatchObject({ inbox: ['Other: 1', 'Three: 0'], unread: 1 });
    await send(ann, bob, 'Four');
    expect(await listsOf(bob)).toMatchObject({ inbox: ['Four: 1', 'Other: 1'], unread: 2 });
    expect(await bob.refusal(MarkRead, { id: conversation, upTo: 5 })).toBe('BAD_USER_INPUT');
    await mark(4);
    expect(await listsOf(bob, true)).toMatchObject({ inbox: ['Other: 1', 'Four: 0'] });
    expect(await listsOf(ann)).toMatchObject({ inbox: ['Four: 1'], unread: 1 });
  });

  it('pages in both directions without a hole', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const { conversation } = await send(ann, bob, '1');
    for (let n = 2; n <= 7; n++) await send(ann, bob, String(n));
    const page = async (args: object) => {
      const { messages } = (await readConversation(bob, conversation, args))!;
      return { ...messages.pageInfo, texts: messages.edges.map(({ node }) => node.text).join('') };
    };
    const newest = await page({ first: 3 });
    expect(newest).toMatchObject({ texts: '765', hasNextPage: true, hasPreviousPage: false });
    const older = await page({ first: 3, after: newest.endCursor });
    expect(older).toMatchObject({ texts: '432', hasNextPage: true, hasPreviousPage: true });
    expect(await page({ first: 3, after: older.endCursor })).toMatchObject({
      texts: '1',
      hasNextPage: false,
    });
    expect(await page({ last: 2, before: older.startCursor })).toMatchObject({
      ...{ texts: '65', hasNextPage: true, hasPreviousPage: true },
    });
    await send(ann, bob, '8');
    expect(await page({ before: newest.startCursor })).toMatchObject({ texts: '8', hasPreviousPage: false });
  });

  it('refers to its messages and to tweets', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const tweet = await ann.post('Of interest');
    const first = await send(ann, bob, 'See this', { quotedTweetId: tweet });
    await send(bob, ann, 'Seen', { replyTo: first.id });
    const read = async () => (await readConversation(bob, first.conversation))!.messages.edges;
    expect((await read()).map(({ node }) => [node.replyTo?.text, node.quotedTweet?.text])).toEqual([
      ['See this', undefined],
      [undefined, 'Of interest'],
    ]);
    await ann.get(DeleteTweet, { id: tweet });
    expect((await read())[1]!.node.quotedTweet).toBeNull();
  });

  it('sends a message once, however often it is tried with one key', async ({ ann, bob }) => {
    await befriend(ann, bob);
    const key = { idempotencyKey: 'once' };
    const tries = await Promise.all(Array.from({ length: 5 }, () => send(ann, bob, 'Once', key)));
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    expect(await send(ann, bob, 'Once', key)).toEqual(tries[0]);
    const { conversation } = tries[0]!;
    const input = { conversationId: conversation, text: 'Twice', ...key };
    expect(await ann.refusal(SendMessage, { input })).toBe('IDEMPOTENCY_KEY_REUSED');
    await send(bob, ann, 'Once', key);
    expect(await textsOf(bob, conversation)).toEqual(['Once', 'Once']);
  });
});
