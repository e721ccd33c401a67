import { afterAll, describe, expect, vi } from 'vitest';
import { NO_PUSH } from '#social/push-settings.js';
import { readMutes } from '#social/read-models/mutes/index.js';
import { users } from '#subgraphs/users/index.js';
import { story } from '#testkit/client/index.js';
import { readNotifications, toldTo } from '#testkit/notifications/told.js';
import {
  MutedWords,
  MuteConversation,
  MuteWord,
  UnmuteConversation,
  UnmuteWord,
} from '#testkit/operations/mutes.js';
import { TurnOffNotices, TurnOnNotices } from '#testkit/operations/notifications.js';
import { VapidPublicKey } from '#testkit/operations/push.js';
import { Edit, Like, Retweet } from '#testkit/operations/tweets.js';
import { BlockUser, Protect, UnblockUser } from '#testkit/operations/users.js';
import { registeredBrowser } from '#testkit/push/devices.js';
import { WebPushServer } from '#testkit/push/index.js';

const server = await WebPushServer.start();
const push = { ...NO_PUSH, contact: 'mailto:operator@rookery.example', allowLoopback: true, ca: server.ca };

const it = story({ recentFollowers: ['ann', 'bob', 'cai'], network: { push } });

it.beforeAll(async ({ anybody }) => {
  server.publicKey = (await anybody.get(VapidPublicKey)).vapidPublicKey;
});
afterAll(() => server[Symbol.asyncDispose]());

const EVENTS = `subscription { notificationEvents {
  __typename
  ... on NotificationAdded { notification { ...Told } }
  ... on NotificationGroupChanged { notification { ...Told } }
} }
fragment Told on Notification { ... on MentionNotification { tweet { text } } ... on NewTweetNotification { tweet { text } } }`;

interface Told {
  notificationEvents: { __typename: string; notification: { tweet?: { text: string } } | null };
}

describe('a muted word', () => {
  it('hides every notification about a tweet that has it, until the mute ends', async ({
    network,
    ann,
    bob,
  }) => {
    await ann.get(TurnOnNotices, { userId: bob.id });
    const id = await ann.post('Spoilers, by ann');
    await bob.get(Like, { id });
    await bob.get(Retweet, { id });
    await bob.post('No SPÓILERS, they say', { inReplyTo: id });
    await bob.post('The spoilers', { quoteOf: id });
    await bob.post(`@${ann.username} spoilers!`);
    await bob.post(`@${ann.username} spoilersports`);
    await bob.post('New spoilers');
    await bob.follow(ann);
    const before = await toldTo(network, ann);
    expect(before).toHaveLength(8);
    const left = [expect.stringContaining('Follow'), expect.stringContaining('spoilersports')];

    await ann.get(MuteWord, { text: 'spoilers' });
    // At once, before any reaction, and after it.
    expect((await readNotifications(ann)).nodes).toHaveLength(2);
    expect(await toldTo(network, ann)).toEqual(left);
    expect((await readNotifications(ann)).unread).toBe(2);
    // What happens meanwhile is not told either.
    await bob.post(`@${ann.username} more Spoilers`);
    await bob.post('More new spoilers');
    expect(await toldTo(network, ann)).toEqual(left);
    expect((await readNotifications(ann)).unread).toBe(2);

    await ann.get(UnmuteWord, { text: 'Spoilers' });
    const after = await toldTo(network, ann);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(after).toHaveLength(10);
    expect((await readNotifications(ann)).unread).toBe(10);
  });

  it('may be a phrase or a hashtag', async ({ network, ann, bob }) => {
    for (const text of ['#Cup', 'season finale']) await ann.get(MuteWord, { text });
    for (const text of ['the #cup', 'the cup', 'a Season Finale', 'finale of a season'])
      await bob.post(`@${ann.username} ${text}`);
    const told = [`Mention: @${ann.username} finale of a season`, `Mention: @${ann.username} the cup`];
    expect(await toldTo(network, ann)).toEqual(told);
  });

  it('counts in the text as it is after an edit', async ({ network, ann, bob }) => {
    await ann.get(TurnOnNotices, { userId: bob.id });
    await ann.get(MuteWord, { text: 'spoiler' });
    const [mention, news] = [await bob.post(`@${ann.username} a spoiler`), await bob.post('One spoiler')];
    expect(await toldTo(network, ann)).toEqual([]);
    await bob.get(Edit, { id: mention, text: `@${ann.username} a song` });
    await bob.get(Edit, { id: news, text: 'One song' });
    expect(await toldTo(network, ann)).toEqual(['NewTweet: One song', `Mention: @${ann.username} a song`]);
    for (const id of [mention, news]) await bob.get(Edit, { id, text: `@${ann.username} the spoiler` });
    expect(await toldTo(network, ann)).toEqual([]);
    expect((await readNotifications(ann)).unread).toBe(0);
  });

  it('does not bring back a tweet that was deleted, or whose author was blocked', async ({
    network,
    ann,
    bob,
    cai,
  }) => {
    await ann.get(TurnOnNotices, { userId: cai.id });
    await ann.get(MuteWord, { text: 'spoiler' });
    const id = await bob.post(`@${ann.username} a spoiler`);
    await cai.post('Spoiler of cai');
    await network.settle();
    await bob.deleteTweet(id);
    await ann.get(BlockUser, { id: cai.id });
    await network.settle();
    await ann.get(UnmuteWord, { text: 'spoiler' });
    expect(await toldTo(network, ann)).toEqual([]);
    await ann.get(UnblockUser, { id: cai.id });
    expect(await toldTo(network, ann)).toEqual(['NewTweet: Spoiler of cai']);
  });

  it('is told to the user alone', async ({ ann, bob }) => {
    await ann.get(MuteWord, { text: 'Spoilers' });
    const { viewer } = await ann.get(MutedWords);
    expect(viewer?.mutedWords).toEqual([{ text: 'Spoilers', mutedAt: expect.any(String) as string }]);
    expect((await bob.get(MutedWords)).viewer?.mutedWords).toEqual([]);
    const entity = `{ node(id: "${viewer!.id}") { ... on Viewer { mutedWords { text } } } }`;
    expect((await ann.get<object, object>(entity, {})) as unknown).toMatchObject({
      node: { mutedWords: [{ text: 'Spoilers' }] },
    });
    expect((await bob.send<object, object>(entity, {})).data).toEqual({ node: null });
  });

  it('is muted once, and 1 to 100 characters long', async ({ ann }) => {
    const { muteWord } = await ann.get(MuteWord, { text: ' Café ' });
    expect(muteWord?.viewer.mutedWords).toEqual([{ text: 'Café' }]);
    expect((await ann.get(MuteWord, { text: 'CAFE' })).muteWord?.viewer.mutedWords).toHaveLength(1);
    for (const text of ['', ' ', '!?', 'a'.repeat(101)]) {
      const { errors } = await ann.send(MuteWord, { text });
      expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'input.text' });
    }
    expect((await ann.get(MuteWord, { text: 'é'.repeat(100) })).muteWord?.viewer.mutedWords).toHaveLength(2);
    expect((await ann.get(UnmuteWord, { text: 'other' })).unmuteWord?.viewer.mutedWords).toHaveLength(2);
    expect((await ann.get(UnmuteWord, { text: 'cafe' })).unmuteWord?.viewer.mutedWords).toHaveLength(1);
  });

  it('is one of at most 200', async ({ network, ann, anybody }) => {
    const { createEvent, stores } = network.subgraph(users).parts;
    for (let index = 0; index < 200; index++) {
      const event = createEvent('user.muted-words-changed', ann.id, { userId: ann.id });
      await stores.mutedWords.add(ann.id, { key: `word${index}`, since: event.id }, 200, event);
    }
    const { errors } = await ann.send(MuteWord, { text: 'one more' });
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    expect((await ann.get(MutedWords)).viewer?.mutedWords).toHaveLength(200);
    expect((await anybody.send(MuteWord, { text: 'word' })).errors[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('a muted conversation', () => {
  it('hides the whole thread, until the mute ends', async ({ network, ann, bob, cai }) => {
    const root = await ann.post('A thread');
    const reply = await bob.post('A reply', { inReplyTo: root });
    await cai.post(`Deep in it, @${ann.username}`, { inReplyTo: reply });
    await bob.get(Like, { id: root });
    await cai.get(Retweet, { id: root });
    await bob.post('About it', { quoteOf: root });
    const before = await toldTo(network, ann);
    expect(before).toHaveLength(5);

    const { tweetMuteConversation } = await ann.get(MuteConversation, { id: reply });
    expect(tweetMuteConversation?.tweet.viewerHasMutedConversation).toBe(true);
    // At once, before any reaction, and after it. A quote begins a conversation of its own.
    expect((await readNotifications(ann)).nodes).toHaveLength(1);
    expect(await toldTo(network, ann)).toEqual(['Quote: About it']);
    await cai.get(Like, { id: root });
    await cai.post(`@${ann.username} again`, { inReplyTo: root });
    expect(await toldTo(network, ann)).toEqual(['Quote: About it']);
    expect((await readNotifications(ann)).unread).toBe(1);
    // Nobody else is affected.
    expect(await toldTo(network, bob)).toHaveLength(1);

    const ended = await ann.get(UnmuteConversation, { id: root });
    expect(ended.tweetUnmuteConversation?.tweet.viewerHasMutedConversation).toBe(false);
    const after = await toldTo(network, ann);
    expect(after).toHaveLength(6);
    expect(after).toContainEqual(expect.stringMatching(/^Like .* of 2: A thread$/));
  });

  it('is found by its tweets, also by a retweet, and by no hidden tweet', async ({ ann, bob, cai }) => {
    const root = await bob.post('A thread');
    const field = `query ($id: ID!) { tweet(id: $id) { viewerHasMutedConversation } }`;
    const isMuted = async (id: string) =>
      (await ann.get<{ tweet: { viewerHasMutedConversation: boolean } }, { id: string }>(field, { id }))
        .tweet;
    const { retweet } = await cai.get(Retweet, { id: root });
    await ann.get(MuteConversation, { id: retweet.id });
    expect(await isMuted(root)).toEqual({ viewerHasMutedConversation: true });
    expect(await isMuted(retweet.id)).toEqual({ viewerHasMutedConversation: true });
    await bob.get(Protect, { protected: true });
    const muted = await ann.send(MuteConversation, { id: root });
    const ended = await ann.send(UnmuteConversation, { id: root });
    for (const { errors } of [muted, ended]) expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
    await bob.get(Protect, { protected: false });
    // The mute was lifted all the same: it is the viewer's own.
    expect(await isMuted(root)).toEqual({ viewerHasMutedConversation: false });
    const { errors } = await ann.send(MuteConversation, { id: 'x' });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('open streams and devices', () => {
  it('are told of the end and the return of a notification, and nothing is pushed for what is old', async ({
    network,
    ann,
    bob,
  }) => {
    const browser = await registeredBrowser(server, ann);
    const pushed = () => server.inboxOf(browser).length;
    await bob.post(`@${ann.username} a spoiler`);
    await network.settle();
    await vi.waitFor(() => expect(pushed()).toBe(1));
    const events = await ann.subscribe<Told, Record<string, never>>(EVENTS);
    const next = async () => (await events.next()).notificationEvents;
    await ann.get(MuteWord, { text: 'spoiler' });
    expect(await next()).toEqual({ __typename: 'NotificationGroupChanged', notification: null });
    await network.settle();
    await bob.post(`@${ann.username} the spoiler`);
    await network.settle();
    await bob.post(`@${ann.username} a song`);
    const added = (text: string) => ({
      ...{ __typename: 'NotificationAdded', notification: { tweet: { text: `@${ann.username} ${text}` } } },
    });
    // Nothing was told of the muted one.
    expect(await next()).toEqual(added('a song'));
    await network.settle();
    await vi.waitFor(() => expect(pushed()).toBe(2));
    await ann.get(UnmuteWord, { text: 'spoiler' });
    expect([await next(), await next()]).toEqual(
      expect.arrayContaining([added('a spoiler'), added('the spoiler')]),
    );
    // The next push comes behind those of the returned notifications, if there were some.
    await bob.post(`@${ann.username} another song`);
    await network.settle();
    await vi.waitFor(() => expect(pushed()).toBeGreaterThanOrEqual(3));
    expect(pushed()).toBe(3);
    await events.close();
  });

  it('hear of a deleted tweet although its notices are off by now', async ({ network, ann, bob }) => {
    await ann.get(TurnOnNotices, { userId: bob.id });
    const id = await bob.post('News');
    await network.settle();
    const events = await ann.subscribe<Told, Record<string, never>>(EVENTS);
    await ann.get(TurnOffNotices, { userId: bob.id });
    await network.settle();
    await bob.deleteTweet(id);
    expect((await events.next()).notificationEvents).toEqual({
      ...{ __typename: 'NotificationGroupChanged', notification: null },
    });
    await events.close();
  });
});

describe('a deleted account', () => {
  it('leaves no list of what it has muted', async ({ network, ann }) => {
    await ann.get(MuteWord, { text: 'secret' });
    await ann.get(MuteConversation, { id: await ann.post('Mine') });
    const mutes = readMutes(network.infrastructure.mongo);
    expect((await mutes.of([ann.id])).size).toBe(1);
    await network.subgraph(users).parts.admin.deleteUser({ id: ann.id });
    await network.settle();
    expect(await mutes.of([ann.id])).toEqual(new Map());
  });
});
