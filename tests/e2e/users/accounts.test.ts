import { describe, expect } from 'vitest';
import { Client, PASSWORD, TestUser, story } from '#testkit/client/index.js';
import { Register, SignIn, WhoAmI } from '#testkit/operations/accounts.js';
import { Profile } from '#testkit/operations/users.js';

const it = story();

describe('an account', () => {
  let count = 0;

  const newInput = () => {
    const username = `user${++count}`;
    return { username, email: `${username}@rookery.example`, password: PASSWORD, displayName: 'Some User' };
  };
  const refusalOf = async (anybody: Client, input: ReturnType<typeof newInput>) => {
    const { data, errors } = await anybody.send(Register, { input });
    expect(data).toEqual({ register: null });
    return errors[0]?.extensions;
  };

  it('is open and signed in as soon as it is registered', async ({ network, anybody }) => {
    const input = { ...newInput(), username: 'AdaLovelace', email: 'Ada@Rookery.Example' };
    const { register } = await anybody.get(Register, { input });
    expect(Date.parse(register.expiresAt) - Date.now()).toBeGreaterThan(3_500_000);
    const ada = new Client(network.url, register.accessToken);
    const { viewer } = await ada.get(WhoAmI);
    expect(viewer).toEqual({
      id: `Viewer:${register.user.id}`,
      email: 'ada@rookery.example',
      user: { username: 'AdaLovelace', followersCount: 0, followingCount: 0 },
    });
    expect((await anybody.get(Profile, { username: 'adalovelace' })).user?.username).toBe('AdaLovelace');
    expect((await anybody.get(WhoAmI)).viewer).toBeNull();
  });

  it.for([
    ['username', { username: '' }],
    ['username', { username: 'sixteen_letters_' }],
    ['username', { username: 'with space' }],
    ['username', { username: 'trailing ' }],
    ['username', { username: 'pаypal' }],
    ['username', { username: '__proto__' }],
    ['username', { username: 'admin' }],
    ['username', { username: 'Adm1n' }],
    ['email', { email: 'no address' }],
    ['email', { email: 'two@@rookery.example' }],
    ['email', { email: 'a@rookery.example\r\nBcc: b@rookery.example' }],
    ['email', { email: `${'a'.repeat(250)}@rookery.example` }],
    ['password', { password: '1234567' }],
    ['password', { password: 'x'.repeat(257) }],
    ['password', { password: 'password' }],
    ['password', { password: 'Password1' }],
    ['password', { password: ' '.repeat(8) }],
    ['password', { password: '\u200B'.repeat(8) }],
    ['displayName', { displayName: '' }],
    ['displayName', { displayName: '\u200B\u2800' }],
    ['displayName', { displayName: 'x'.repeat(51) }],
    ['displayName', { displayName: 'nul\0' }],
    ['displayName', { displayName: 'half \ud800' }],
  ] as const)('is not opened with a bad %s: %j', async ([field, wrong], { anybody }) => {
    const input = { ...newInput(), ...wrong };
    expect(await refusalOf(anybody, input)).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: `input.${field}`,
    });
    const { errors } = await anybody.send(SignIn, {
      input: { login: input.username, password: input.password },
    });
    expect(errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it("cannot be registered with fields that are not the user's to set", async ({ anybody }) => {
    for (const field of [
      'verified: true',
      'followersCount: 9',
      'id: "1"',
      'createdAt: 0',
      'passwordHash: "x"',
    ]) {
      const { username, email } = newInput();
      const code = await anybody.refusal(`mutation {
        register(input: { username: "${username}", email: "${email}", password: "${PASSWORD}", displayName: "x", ${field} }) { user { id } }
      }`);
      expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('has a unique username, ignoring case and look-alike characters', async ({ anybody }) => {
    const input = { ...newInput(), username: 'WillIam_0' };
    await anybody.get(Register, { input });
    for (const username of ['WillIam_0', 'william_0', 'wi11iam_o', 'vvilliam_0']) {
      const refusal = await refusalOf(anybody, { ...newInput(), username });
      expect(refusal).toMatchObject({ code: 'CONFLICT', field: 'input.username' });
    }
  });

  it('has a unique mailbox, however the address is written', async ({ anybody }) => {
    await anybody.get(Register, { input: { ...newInput(), email: 'grace@rookery.example' } });
    for (const email of ['grace@rookery.example', 'GRACE@rookery.EXAMPLE', 'grace+more@rookery.example']) {
      expect(await refusalOf(anybody, { ...newInput(), email })).toMatchObject({
        code: 'CONFLICT',
        field: 'input.email',
      });
    }
  });

  it('is opened once by concurrent registrations of one username', async ({ anybody }) => {
    const { username } = newInput();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => anybody.send(Register, { input: { ...newInput(), username } })),
    );
    expect(answers.filter(({ data }) => data?.register)).toHaveLength(1);
    for (const { errors } of answers.filter(({ data }) => !data?.register)) {
      expect(errors[0]?.extensions.code).toBe('CONFLICT');
    }
  });

  it('accepts a login by username or e-mail, in any case', async ({ network, anybody }) => {
    const user = await TestUser.signUp(network.url, 'Signs_In');
    for (const login of ['Signs_In', 'SIGNS_IN', 'signs_in@rookery.example', 'Signs_In@Rookery.Example']) {
      const { login: session } = await anybody.get(SignIn, { input: { login, password: PASSWORD } });
      expect(session.user.id).toBe(user.id);
    }
  });

  it('gives the same answer to a wrong password as an unknown account', async ({ network, anybody }) => {
    const user = await TestUser.signUp(network.url, 'is_here');
    const signIn = (login: string, password: string) => anybody.send(SignIn, { input: { login, password } });
    const answers = await Promise.all([
      signIn(user.username, 'wrong password'),
      signIn('is_here@rookery.example', 'wrong password'),
      signIn('is_not_here', 'wrong password'),
      signIn('is_not_here@rookery.example', 'wrong password'),
      signIn('', ''),
      signIn('\0', PASSWORD),
      signIn('{"$ne":null}', PASSWORD),
      signIn(user.username, PASSWORD.slice(0, -1)),
      signIn(user.username, 'x'.repeat(10_000)),
    ]);
    const [first] = answers;
    expect(first?.errors[0]?.extensions.code).toBe('UNAUTHENTICATED');
    for (const { status, data, errors } of answers) {
      const [error] = errors;
      expect({
        status,
        data,
        message: error?.message,
        keys: Object.keys(error?.extensions ?? {}).sort(),
      }).toEqual({
        status: first?.status,
        data: { login: null },
        message: first?.errors[0]?.message,
        keys: Object.keys(first?.errors[0]?.extensions ?? {}).sort(),
      });
    }
  });

  it('takes as much time to refuse a login as an unknown account', async ({ network, anybody }) => {
    const user = await TestUser.signUp(network.url, 'takes_time');
    const timeOf = async (login: string): Promise<number> => {
      const started = performance.now();
      await anybody.send(SignIn, { input: { login, password: 'wrong password' } });
      return performance.now() - started;
    };
    const [there, not]: [number[], number[]] = [[], []];
    // Alternately, so that other load on the machine affects both.
    for (let turn = 0; turn < 15; turn++) {
      there.push(await timeOf(user.username));
      not.push(await timeOf(`nobody${turn}`));
    }
    // Without a decoy hash the second would be some ten times faster.
    expect(median(not)).toBeGreaterThan(median(there) / 2);
  });
});

function median(values: number[]): number {
  return values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
