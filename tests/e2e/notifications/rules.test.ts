import { describe, expect } from 'vitest';
import { openCollection } from '#platform/mongo/index.js';
import { ACTIONS } from '#subgraphs/notifications/store/documents.js';
import { users } from '#subgraphs/users/index.js';
import { Client, PASSWORD, story } from '#testkit/client/index.js';
import { readNotifications, toldTo } from '#testkit/notifications/told.js';
import { SignIn } from '#testkit/operations/accounts.js';
import { Like, Retweet } from '#testkit/operations/tweets.js';
import { BlockUser, MuteUser, Protect, UnblockUser, UnmuteUser } from '#testkit/operations/users.js';

const it = story({ recentFollowers: ['ann', 'bob', 'cai'] });

describe('a notification of a user who is hidden later', () => {
  it.for([
    ['blocked', BlockUser, UnblockUser],
    ['muted', MuteUser, UnmuteUser],
  ] as const)(
    'is gone while the user is %s, from groups and counts, too',
    async ([, hide, show], { network, ann, bob, cai }) => {
      const id = await ann.post('Liked');
      for (const user of [bob, cai]) await user.get(Like, { id });
      await bob.post(`@${ann.username} Hello`);
      const before = await toldTo(network, ann);
      expect(before).toHaveLength(2);
      await ann.get(hide, { id: bob.id });
      // At once, before any reaction, and after it.
      const { nodes } = await readNotifications(ann);
      expect(JSON.stringify(nodes)).not.toContain(`"${bob.username}"`);
      expect(await toldTo(network, ann)).toEqual([`Like ${cai.username} of 1: Liked`]);
      expect((await readNotifications(ann)).unread).toBe(1);
      await bob.post(`@${ann.username} Hello?`);
      expect(await toldTo(network, ann)).toEqual([`Like ${cai.username} of 1: Liked`]);
      await ann.get(show, { id: bob.id });
      expect(await toldTo(network, ann)).toEqual(expect.arrayContaining(before));
    },
  );

  it('is gone for the blocked user, too', async ({ network, ann, bob }) => {
    await bob.get(Like, { id: await ann.post('Liked') });
    await ann.post(`@${bob.username} Hello`);
    expect(await toldTo(network, bob)).toHaveLength(1);
    await ann.get(BlockUser, { id: bob.id });
    expect(await toldTo(network, bob)).toEqual([]);
  });

  it('is gone while the user is suspended, and for good when the account is deleted', async ({
    network,
    ann,
    bob,
  }) => {
    const { admin } = network.subgraph(users).parts;
    await bob.get(Like, { id: await ann.post('Liked') });
    await bob.follow(ann);
    expect(await toldTo(network, ann)).toHaveLength(2);
    await admin.suspendUser({ id: bob.id });
    expect(await toldTo(network, ann)).toEqual([]);
    await admin.unsuspendUser({ id: bob.id });
    expect(await toldTo(network, ann)).toHaveLength(2);
    await admin.deleteUser({ id: bob.id });
    expect(await toldTo(network, ann)).toEqual([]);
    // What nobody is told any more is kept for a day, not for 90.
    const actions = openCollection(network.infrastructure.mongo, ACTIONS);
    const ends = await actions.find({ actor: bob.id }, { projection: { expires: 1 } }).toArray();
    expect(ends).toHaveLength(2);
    for (const { expires } of ends)
      expect((expires as Date).getTime()).toBeLessThanOrEqual(Date.now() + 24 * 3_600_000);
  });

  it('tells what a protected user writes to followers alone', async ({ network, ann, bob, cai }) => {
    await ann.follow(bob);
    const id = await cai.post('Worth it');
    await bob.get(Retweet, { id });
    for (const user of [ann, cai]) await bob.post(`@${user.username} Hello`);
    await bob.get(Like, { id });
    expect(await toldTo(network, cai)).toHaveLength(3);
    await bob.get(Protect, { protected: true });
    expect(await toldTo(network, ann)).toEqual(expect.arrayContaining([`Mention: @${ann.username} Hello`]));
    expect(await toldTo(network, cai)).toEqual([`Like ${bob.username} of 1: Worth it`]);
  });
});

describe('the operators', () => {
  it('tell a user that the account was suspended, and that it is restored', async ({
    network,
    anybody,
    ann,
  }) => {
    const { admin } = network.subgraph(users).parts;
    await admin.suspendUser({ id: ann.id });
    await network.settle();
    await admin.unsuspendUser({ id: ann.id });
    const input = { login: ann.username, password: PASSWORD };
    const { login } = await anybody.get(SignIn, { input });
    const again = new Client(network.url, login.accessToken);
    expect(await toldTo(network, again)).toEqual(['Moderation RESTORED', 'Moderation SUSPENDED']);
  });
});

describe('own actions', () => {
  it('are no news', async ({ network, ann }) => {
    const id = await ann.post('Mine');
    await ann.post(`@${ann.username} again`, { inReplyTo: id, quoteOf: id });
    await ann.get(Retweet, { id });
    expect(await toldTo(network, ann)).toEqual([]);
  });
});
