import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore } from '#embedded/index.js';
import { openAdministration, type Administration } from '#subgraphs/users/commands/administration.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

describe('the administration', () => {
  let subgraph: UsersSubgraph;
  let users: Administration;
  let ann: Member;
  let bob: Member;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    users = await openAdministration(subgraph.infrastructure);
    [ann, bob] = (await subgraph.members('ann', 'bob')) as [Member, Member];
    await subgraph.ask(`mutation { followUser(id: "${bob.id}") { id } }`, ann);
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const atOnce = (): Promise<void> => Promise.resolve();
  const bobAsSeen = async () =>
    (await subgraph.ask(`{ user(username: "bob") { username verified followersCount } }`, ann)).data?.[
      'user'
    ];

  it('finds users by username in any case', async () => {
    expect(await users.find('BOB')).toBe(bob.id);
    expect(await users.find('nobody_here')).toBeNull();
  });

  it('sets and removes the verified mark of an account', async () => {
    await users.setVerified({ id: bob.id, verified: true });
    expect(await bobAsSeen()).toMatchObject({ verified: true });
    await users.setVerified({ id: bob.id, verified: false });
    expect(await bobAsSeen()).toMatchObject({ verified: false });
  });

  it('suspends an account, and restores it unchanged when the suspension is lifted', async () => {
    await users.suspendUser({ id: bob.id });
    await users.suspendUser({ id: bob.id });
    expect(await bobAsSeen()).toBeNull();
    const { errors } = await subgraph.ask(`mutation { followUser(id: "${ann.id}") { id } }`, bob);
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await users.unsuspendUser({ id: bob.id });
    await users.unsuspendUser({ id: bob.id });
    expect(await bobAsSeen()).toEqual({ username: 'bob', verified: false, followersCount: 1 });
  });

  it('corrects counts and the directory, and reports each change', async () => {
    await subgraph.settle();
    const { mongo } = subgraph.infrastructure;
    await mongo
      .database('relationships')
      .collection<{ _id: string }>('accounts')
      .updateOne({ _id: bob.id }, { $inc: { followersCount: 41 } });
    await mongo.database('users').collection<{ _id: string }>('directory').deleteOne({ _id: ann.id });
    const told: string[] = [];
    await users.reconcile((line) => told.push(line), atOnce);
    expect(told).toContain('bob: followersCount 42 -> 1');
    expect(told).toContain('ann: directory entry refreshed');
    expect(await bobAsSeen()).toMatchObject({ followersCount: 1 });
    told.length = 0;
    await users.reconcile((line) => told.push(line), atOnce);
    expect(told).toEqual([]);
  });

  it('does not correct a count that changes between the two reads', async () => {
    const told: string[] = [];
    const documents = subgraph.infrastructure.mongo
      .database('relationships')
      .collection<{ _id: string }>('accounts');
    await documents.updateOne({ _id: bob.id }, { $inc: { followersCount: -1 } });
    // The missing change is counted before the second recount.
    await users.reconcile(
      (line) => told.push(line),
      async () => void (await documents.updateOne({ _id: bob.id }, { $inc: { followersCount: 1 } })),
    );
    expect(told.filter((line) => line.includes('Count'))).toEqual([]);
    expect(await bobAsSeen()).toMatchObject({ followersCount: 1 });
  });

  it('deletes an account with its personal data, keeps the username taken and frees the address', async () => {
    await users.deleteUser({ id: bob.id });
    await users.deleteUser({ id: bob.id });
    await subgraph.settle();
    expect(await bobAsSeen()).toBeNull();
    const documents = subgraph.infrastructure.mongo.database('users').collection<{ _id: string }>('users');
    expect(JSON.stringify(await documents.findOne({ _id: bob.id }))).not.toMatch(/argon2|rookery\.example/);
    await expect(users.suspendUser({ id: bob.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(users.setVerified({ id: bob.id, verified: true })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const again = (username: string): string =>
      `mutation { register(input: { username: "${username}", email: "bob@rookery.example", password: "correct horse", displayName: "B" }) { user { username } } }`;
    const { errors } = await subgraph.ask(again('bob'));
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONFLICT', field: 'input.username' });
    expect((await subgraph.ask(again('bob2'))).data?.['register'].user).toEqual({ username: 'bob2' });
  });
});

describe('the administration commands', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-admin-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const run = (command: string, ...args: string[]): Promise<{ code: number | null; output: string }> => {
    const options = rookeryProgram(command, ...args);
    const env = { ...process.env, ROOKERY_DATA: directory, MONGODB_URL: '' };
    const child = spawn(process.execPath, options, { env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
  };

  it('print their usage for wrong arguments', async () => {
    const calls = [[], ['suspend'], ['constructor', 'ann']].map((args) => run('admin', ...args));
    for (const call of calls) {
      expect(await call).toMatchObject({
        code: 2,
        output: expect.stringContaining('Usage: rookery admin'),
      });
    }
  });

  it('report an unknown account, and have nothing to reconcile in an empty database', async () => {
    expect(await run('admin', 'suspend', 'ann')).toEqual({ code: 1, output: 'There is no account ann.\n' });
    expect(await run('reconcile')).toEqual({ code: 0, output: 'Nothing had to be changed.\n' });
  });

  it('refuse documents that another process has open', async () => {
    await using _store = await startEmbeddedStore({ directory: join(directory, 'documents') });
    const { code, output } = await run('admin', 'suspend', 'ann');
    expect(code).toBe(1);
    expect(output).toContain('in use by another process');
  });
});
