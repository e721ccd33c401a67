import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryCache, type Cache } from '#platform/cache/index.js';
import { silentLog } from '#platform/log.js';
import { openStores, type Profiles, type Stores } from '#subgraphs/users/store/index.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** A find of the cached part of profiles, or of the part that is always read. */
type Find = 'text' | 'account';

describe('cached profiles', () => {
  let subgraph: UsersSubgraph;
  let members: Member[];
  let ids: string[];
  let finds: Find[];
  let stopCounting: () => void;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    // Imported, because registering a user caches the profile.
    const usernames = Array.from({ length: 20 }, (_, index) => `author${index}`);
    members = await importMembers(subgraph, usernames);
    ids = members.map(({ id }) => id);
    await subgraph.settle();
    stopCounting = subgraph.infrastructure.mongo.onCommand(({ commandName, command, databaseName }) => {
      if (commandName !== 'find' || !/_(users|relationships)$/.test(databaseName)) return;
      // The outbox looks for left-over events.
      if ('outbox.id' in ((command['filter'] ?? {}) as object)) return;
      if (command['find'] === 'users') finds.push('text');
      if (command['find'] === 'accounts') finds.push('account');
    });
  });
  afterAll(async () => {
    stopCounting();
    await subgraph[Symbol.asyncDispose]();
  });
  beforeEach(() => {
    finds = [];
  });

  const page = async (asked = ids, as: Member | null = null) => {
    const list = asked.map((id) => `{ __typename: "User", id: "${id}" }`).join(', ');
    const query = `{ _entities(representations: [${list}]) { ... on User { id displayName bio followersCount } } }`;
    const { data } = await subgraph.ask(query, as);
    return data?.['_entities'] as ({ id: string; displayName: string; bio: string } | null)[];
  };
  const rename = (who: Member, displayName: string) =>
    subgraph.ask(`mutation { updateProfile(input: { displayName: "${displayName}" }) { displayName } }`, who);

  it('have their text read once; afterwards one find reads the accounts alone', async () => {
    expect((await page()).map((user) => user?.id)).toEqual(ids);
    expect(finds).toEqual(['account', 'text']);
    expect((await page()).map((user) => user?.displayName)).toEqual(members.map(({ username }) => username));
    expect(finds).toEqual(['account', 'text', 'account']);
  });

  it('show a new name at once to the user and to other users', async () => {
    const [ann, bob] = members as [Member, Member];
    await page();
    await rename(ann, 'Renamed');
    finds = [];
    expect((await page([ann.id], ann))[0]?.displayName).toBe('Renamed');
    expect((await page([ann.id], bob))[0]?.displayName).toBe('Renamed');
    expect((await subgraph.ask('{ viewer { user { displayName } } }', ann)).data?.['viewer'].user).toEqual({
      displayName: 'Renamed',
    });
    await subgraph.settle();
    expect((await page([ann.id]))[0]?.displayName).toBe('Renamed');
  });

  it('are hidden at once by a suspension or deletion, and shown at once when a suspension is lifted', async () => {
    const [, , cat, dan] = members as [Member, Member, Member, Member];
    await page();
    await subgraph.service.parts.admin.suspendUser({ id: cat.id });
    expect(await page([cat.id])).toEqual([null]);
    await subgraph.service.parts.admin.unsuspendUser({ id: cat.id });
    expect((await page([cat.id]))[0]).toMatchObject({ id: cat.id, displayName: cat.username });
    await subgraph.service.parts.admin.deleteUser({ id: dan.id });
    expect(await page([dan.id])).toEqual([null]);
  });

  it('have the current number of followers', async () => {
    const [ann, , , , eve] = members as [Member, Member, Member, Member, Member];
    await page();
    await subgraph.ask(`mutation { followUser(id: "${eve.id}") { id } }`, ann);
    expect((await page([eve.id]))[0]).toMatchObject({ followersCount: 1 });
  });

  describe('in several processes', () => {
    let stores: Stores;
    let shared: Cache;
    beforeAll(async () => {
      stores = await openStores(subgraph.infrastructure.mongo);
      shared = createMemoryCache({ clock: subgraph.clock, namespace: 'shared' });
    });
    const anotherProcess = (cache = shared): Profiles => stores.profiles(cache, silentLog);
    const nameIn = async (process: Profiles, id: string) => (await process.load([id]))[0]?.displayName;
    const setName = async (id: string, displayName: string): Promise<void> => {
      const payload = { userId: id, username: '', displayName };
      const event = subgraph.infrastructure.createEvent('user.profile-changed', id, payload);
      const text = await stores.users.changeText(id, { set: { displayName }, event });
      await stores.accounts.publishRevision(id, text!.revision);
    };

    it('have their text read by the first process alone', async () => {
      await anotherProcess().load(ids);
      await anotherProcess().load(ids);
      expect(finds).toEqual(['account', 'text', 'account']);
    });

    it('are never older than the documents, even before an event arrives', async () => {
      const id = ids[5]!;
      const [one, other] = [anotherProcess(), anotherProcess()];
      expect([await nameIn(one, id), await nameIn(other, id)]).toEqual(['author5', 'author5']);
      await setName(id, 'second');
      expect([await nameIn(one, id), await nameIn(other, id)]).toEqual(['second', 'second']);
      finds = [];
      expect([await nameIn(one, id), await nameIn(anotherProcess(), id)]).toEqual(['second', 'second']);
      expect(finds).toEqual(['account', 'account']);
    });

    it('are not used when they were read before a change and cached after it', async () => {
      const id = ids[6]!;
      const process = anotherProcess();
      const [early] = await stores.users.texts([id]);
      await setName(id, 'later');
      await process.forget(id);
      process.keep(early!);
      expect(await nameIn(process, id)).toBe('later');
    });

    it('are read from the documents while the shared cache is away', async () => {
      const away = new Proxy(shared, {
        get: (target, name) =>
          typeof target[name as keyof typeof target] === 'function'
            ? () => Promise.reject(new Error('away'))
            : undefined,
      });
      const alone = anotherProcess(away);
      expect((await alone.load(ids)).map((profile) => profile?._id)).toEqual(ids);
      await expect(alone.forget(ids[7]!)).rejects.toThrow('away');
      expect(await nameIn(alone, ids[7]!)).toBe('author7');
      expect(await nameIn(alone, ids[7]!)).toBe('author7');
      expect(finds).toEqual(['account', 'text', 'account', 'text', 'account']);
    });

    it('hold nothing private', async () => {
      const id = ids[8]!;
      await anotherProcess().load([id]);
      const [text] = await shared.getMany([`profile:${id}`]);
      expect(text).toContain('author8');
      expect(text).not.toContain('@');
      expect(text).not.toContain('argon2');
    });
  });
});
