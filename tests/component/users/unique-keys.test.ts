import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseUser } from '#subgraphs/users/commands/delete-user.js';
import { newUser } from '#subgraphs/users/commands/new-user.js';
import { openStores, type Stores, type UserDocument } from '#subgraphs/users/store/index.js';
import { UsersSubgraph, type SubgraphResponse } from '#testkit/users/users-subgraph.js';

/** A registration takes two reservations and then writes the user: a process may be killed, or be slow, in between. */
describe('usernames and addresses', () => {
  let subgraph: UsersSubgraph;
  let stores: Stores;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    stores = await openStores(subgraph.infrastructure.mongo);
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const register = (username: string, email: string): Promise<SubgraphResponse> =>
    subgraph.ask(
      `mutation { register(input: { username: "${username}", email: "${email}@rookery.example", password: "correct horse", displayName: "x" }) { user { id } } }`,
    );
  const outcome = async (response: Promise<SubgraphResponse>): Promise<string> => {
    const { errors } = await response;
    const [error] = errors ?? [];
    return error ? `${error.extensions.code} ${error.extensions.field}` : 'registered';
  };
  const login = async (name: string): Promise<string | undefined> => {
    const { data } = await subgraph.ask(
      `mutation { login(input: { login: "${name}", password: "correct horse" }) { user { id } } }`,
    );
    return data?.['login']?.user.id as string | undefined;
  };
  const userOf = (username: string, email: string): UserDocument => {
    const { ids, clock } = subgraph.infrastructure;
    const address = `${email}@rookery.example`;
    const fields = { username, email: address, emailKey: address, passwordHash: '', displayName: username };
    return newUser(ids.next(), clock.now(), fields);
  };
  const users = () => subgraph.infrastructure.mongo.database('users').collection<UserDocument>('users');

  it('belong to one of many concurrent registrations, and the others leave their address free', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `racer${index}`);
    const outcomes = await Promise.all(names.map((email) => outcome(register('racer', email))));
    expect(outcomes.toSorted()).toEqual([...Array(11).fill('CONFLICT input.username'), 'registered']);
    const free = names[outcomes.indexOf('CONFLICT input.username')]!;
    expect(await outcome(register('latecomer', free))).toBe('registered');
    const taken = names[outcomes.indexOf('registered')]!;
    expect(await outcome(register('latecomer2', taken))).toBe('CONFLICT input.email');
    expect(await outcome(register('latecomer2', 'latecomer2'))).toBe('registered');
  });

  it('are free a minute after a registration that was killed before it wrote the user', async () => {
    const killed = userOf('phoenix', 'phoenix');
    expect(await stores.keys.reserve(killed)).toBeNull();
    expect(await outcome(register('phoenix', 'other'))).toBe('CONFLICT input.username');
    expect(await outcome(register('other', 'phoenix'))).toBe('CONFLICT input.email');
    expect(await login('phoenix')).toBeUndefined();
    subgraph.clock.advance(60_000);
    const attempts = await Promise.all(
      Array.from({ length: 8 }, () => outcome(register('ph0enix', 'phoenix'))),
    );
    expect(attempts.filter((each) => each === 'registered')).toHaveLength(1);
    expect(await login('ph0enix')).toBe(await login('phoenix@rookery.example'));
  });

  it('stay with the new user when the slow registration goes on after all', async () => {
    const slow = userOf('tortoise', 'tortoise');
    expect(await stores.keys.reserve(slow)).toBeNull();
    subgraph.clock.advance(60_000);
    expect(await outcome(register('tortoise', 'hare'))).toBe('registered');
    // The next step of the slow registration, and a retry of the whole.
    await expect(users().insertOne(slow)).rejects.toMatchObject({ code: 11_000 });
    expect(await stores.users.insert(slow)).toBe('username');
    const { data } = await subgraph.ask('{ user(username: "tortoise") { id } }');
    expect(data?.['user'].id).toBe(await login('tortoise'));
    expect(data?.['user'].id).not.toBe(slow._id);
    expect(await outcome(register('tortoise2', 'tortoise'))).toBe('registered');
  });

  it('stay with a user who was inserted before the registration was acknowledged', async () => {
    const user = userOf('acked', 'acked');
    expect(await stores.users.insert(user)).toBeNull();
    subgraph.clock.advance(60_000);
    expect(await outcome(register('acked', 'acked2'))).toBe('CONFLICT input.username');
    expect(await outcome(register('acked2', 'acked'))).toBe('CONFLICT input.email');
    // As the driver does when it has lost the reply.
    expect(await stores.users.insert(user)).toBeNull();
  });

  it('keep the username of a deleted account, and free the address, also when the deletion is killed half way', async () => {
    expect(await outcome(register('leaver', 'leaver'))).toBe('registered');
    const id = (await login('leaver'))!;
    const { clock } = subgraph.infrastructure;
    await stores.accounts.change(id, { set: { deletedAt: clock.now() }, events: [] });
    const stored = await users().findOne({ _id: id });
    await stores.keys.releaseEmail(stored!);
    // Killed here: the document still has the address.
    expect(await outcome(register('newcomer', 'leaver'))).toBe('registered');
    await eraseUser(stores, id);
    expect(await outcome(register('leaver', 'leaver2'))).toBe('CONFLICT input.username');
    expect(await outcome(register('newcomer2', 'leaver'))).toBe('CONFLICT input.email');
    expect(await login('leaver@rookery.example')).toBe(await login('newcomer'));
    expect((await users().findOne({ _id: id }))?.emailKey).toBe(`deleted:${id}`);
  });
});
