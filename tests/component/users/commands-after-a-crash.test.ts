import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newUser } from '#subgraphs/users/commands/new-user.js';
import { openStores, type Stores } from '#subgraphs/users/store/index.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** Each test does the first write of a command, as a process does that is killed before the second. */
describe('a command whose process was killed between its two writes', () => {
  let subgraph: UsersSubgraph;
  let stores: Stores;
  let ann: Member;
  let bob: Member;
  let count = 0;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    stores = await openStores(subgraph.infrastructure.mongo);
    [bob] = (await importMembers(subgraph, ['bob'])) as [Member];
  });
  beforeEach(async () => {
    count += 1;
    [ann] = (await subgraph.members(`ann${count}`)) as [Member];
    await subgraph.settle();
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const seenByBob = async (username: string): Promise<object | null> => {
    const { data } = await subgraph.ask(`{ user(username: "${username}") { displayName } }`, bob);
    return data?.['user'];
  };
  const isSignedIn = ({ id, viewer }: Member): Promise<boolean> =>
    subgraph.infrastructure.relationships.isSignedIn(id, viewer.sessionId);

  it('has the account inserted after a registration', async () => {
    const { ids, clock, createEvent } = subgraph.infrastructure;
    const id = ids.next();
    const [username, displayName] = ['carol', 'Carol'];
    const event = createEvent('user.registered', id, { userId: id, username, displayName });
    const email = { email: 'carol@rookery.example', emailKey: 'carol@rookery.example' };
    const user = newUser(id, clock.now(), { ...email, username, displayName, passwordHash: '' });
    await stores.users.insert({ ...user, outbox: [event] });
    expect(await seenByBob(username)).toBeNull();
    await expect.poll(() => seenByBob(username)).toEqual({ displayName });
    const { data } = await subgraph.ask(`mutation { followUser(id: "${id}") { followersCount } }`, bob);
    expect(data?.['followUser']).toEqual({ followersCount: 1 });
  });

  it('has a new name shown to all processes after a change of the profile', async () => {
    const { createEvent } = subgraph.infrastructure;
    const [userId, username, displayName] = [ann.id, ann.username, 'Renamed'];
    // The old text is in the cache of the subgraph's process.
    expect(await seenByBob(username)).toEqual({ displayName: username });
    const event = createEvent('user.profile-changed', userId, { userId, username, displayName });
    await stores.users.changeText(userId, { set: { displayName }, event });
    await expect.poll(() => seenByBob(username)).toEqual({ displayName });
    const [account] = await stores.accounts.byIds([userId]);
    await expect
      .poll(async () => account && (await stores.accounts.byIds([userId]))[0]?.profileRevision)
      .toBe(1);
  });

  it('has all sessions ended after a change of the password', async () => {
    const { createEvent } = subgraph.infrastructure;
    expect(await isSignedIn(ann)).toBe(true);
    const event = createEvent('session.revoked', ann.id, { userId: ann.id, sessionId: null });
    const from = (await stores.users.credentials(ann.id))?.passwordHash ?? null;
    expect(await stores.users.changePassword(ann.id, { from, to: 'another' }, event)).toBe(true);
    await expect.poll(() => isSignedIn(ann)).toBe(false);
    const { errors } = await subgraph.ask(
      `mutation { refreshSession(refreshToken: "${ann.refreshToken}") { accessToken } }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('has the session ended for all readers after a logout', async () => {
    const { createEvent, clock } = subgraph.infrastructure;
    const { sessionId } = ann.viewer;
    const event = createEvent('session.revoked', ann.id, { userId: ann.id, sessionId });
    expect(await stores.sessions.revoke(sessionId, event, clock.now())).toBe(true);
    expect(await isSignedIn(ann)).toBe(true);
    await expect.poll(() => isSignedIn(ann)).toBe(false);
  });

  it('has the session ended for all readers at once when the logout is repeated', async () => {
    const { createEvent, clock } = subgraph.infrastructure;
    const { sessionId } = ann.viewer;
    const event = createEvent('session.revoked', ann.id, { userId: ann.id, sessionId });
    await stores.sessions.revoke(sessionId, event, clock.now());
    await subgraph.ask('mutation { logout(everywhere: false) }', ann);
    expect(await isSignedIn(ann)).toBe(false);
  });

  it('has the personal data removed after the deletion of an account', async () => {
    const { createEvent, clock, mongo } = subgraph.infrastructure;
    const event = createEvent('user.deleted', ann.id, { userId: ann.id });
    const set = { deletedAt: clock.now() };
    await stores.accounts.change(ann.id, { set, events: [], endSessions: event });
    // The first write hides the account.
    expect(await seenByBob(ann.username)).toBeNull();
    const documents = mongo.database('users').collection<{ _id: string }>('users');
    const stored = async (): Promise<string> => JSON.stringify(await documents.findOne({ _id: ann.id }));
    expect(await stored()).toContain('@rookery.example');
    await expect.poll(stored).not.toMatch(/argon2|rookery\.example/);
  });

  it('leaves nothing to do when the events are delivered again', async () => {
    const { bus, createEvent } = subgraph.infrastructure;
    const [userId, username, displayName] = [bob.id, 'bob', 'bob'];
    const before = await stores.accounts.own(bob.id);
    await bus.publish(createEvent('user.registered', userId, { userId, username, displayName }));
    await bus.publish(createEvent('user.profile-changed', userId, { userId, username, displayName }));
    await subgraph.settle();
    expect(await stores.accounts.own(bob.id)).toEqual(before);
  });
});
