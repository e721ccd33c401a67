import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { Client, openNetwork, operations, PASSWORD, Person } from './client/index.js';
import { ChangePassword, SignIn, WhoAmI } from './people/operations.js';
import { UsersRoom, type Member } from './people/room.js';

const { Register } = operations;

describe('the limits of an account', () => {
  let room: UsersRoom;
  let ann: Member;
  beforeAll(async () => {
    room = await UsersRoom.open({ rateLimits: true });
    [ann] = (await room.members('ann')) as [Member];
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const signIn = async (ip: string, password = 'wrong password', login = 'ann') => {
    const query = `mutation { login(input: { login: "${login}", password: "${password}" }) { user { id } } }`;
    const { data, errors } = await room.ask(query, null, ip);
    return data?.['login']?.user.id ?? errors?.[0]?.extensions.code;
  };
  const address = (index: number): string => `192.0.2.${index}`;

  it('let nobody guess from many addresses, and lock nobody out whose address has not failed', async () => {
    for (let index = 1; index <= 5; index++) expect(await signIn(address(index))).toBe('UNAUTHENTICATED');
    expect(await signIn(address(6))).toBe('RATE_LIMITED');
    expect(await signIn(address(7), 'correct horse')).toBe(ann.id);
    expect(await signIn(address(8))).toBe('UNAUTHENTICATED');
  });

  it('hear nothing more from an address that has failed five times, the right password neither', async () => {
    const networks = ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8::4', '2001:db8::5'];
    for (const ip of networks) expect(['UNAUTHENTICATED', 'RATE_LIMITED']).toContain(await signIn(ip));
    expect(await signIn('2001:db8::6', 'correct horse')).toBe('RATE_LIMITED');
    expect(await signIn('2001:db9::1', 'correct horse')).toBe(ann.id);
  });

  it('say the same of an account that is not there', async () => {
    for (let index = 1; index <= 5; index++)
      expect(await signIn(address(index), 'wrong', 'nobody')).toBe('UNAUTHENTICATED');
    expect(await signIn(address(6), 'wrong', 'nobody')).toBe('RATE_LIMITED');
  });

  it('hear nothing from anywhere after fifty failures', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => signIn(address(100 + index))));
    expect(await signIn(address(200), 'correct horse')).toBe('RATE_LIMITED');
  });
});

describe('the limits of an address', () => {
  let network: Network;
  let anybody: Client;
  beforeAll(async () => {
    network = await openNetwork({ rateLimits: true });
    anybody = new Client(network.url);
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const register = (username: string, displayName = 'Somebody') => {
    const input = { username, email: `${username}@rookery.example`, password: PASSWORD, displayName };
    return anybody.send(Register, { input });
  };
  const signIn = (login: string, password: string) => anybody.send(SignIn, { input: { login, password } });

  it('let five passwords be guessed, and lock the account alone', async () => {
    const [ann, bob] = [await Person.signUp(network.url, 'ann'), await Person.signUp(network.url, 'bob')];
    const guesses = ['ann', 'ANN', 'ann@rookery.example', 'Ann+x@rookery.example', 'ann', 'ann', 'ann'];
    const answers = await Promise.all(guesses.map((login) => signIn(login, 'wrong password')));
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code).sort();
    expect(codes).toEqual([
      ...new Array<string>(2).fill('RATE_LIMITED'),
      ...new Array<string>(5).fill('UNAUTHENTICATED'),
    ]);
    const { errors } = await signIn('ann', PASSWORD);
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    // Who is signed in may still change the password, and guesses at it are as few.
    const change = (current: string) => ann.refusal(ChangePassword, { current, next: 'another one' });
    for (let guess = 0; guess < 5; guess++) expect(await change('a guess')).toBe('BAD_USER_INPUT');
    expect(await change(PASSWORD)).toBe('RATE_LIMITED');
    expect((await ann.get(WhoAmI)).viewer?.user.username).toBe('ann');
    expect((await signIn('bob', PASSWORD)).data?.login.user.id).toBe(bob.id);
  });

  it('forget the wrong guesses of who signs in at last', async () => {
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 3; guess++) await signIn('bob', 'wrong password');
      expect((await signIn('bob', PASSWORD)).errors).toEqual([]);
    }
  });

  it('let 20 sign-ins be tried in an hour, whoever is meant', async () => {
    for (let index = 0; ; index++) {
      const { errors } = await signIn(`nobody${index}`, 'wrong password');
      if (errors[0]?.extensions.code === 'RATE_LIMITED') break;
      expect(index).toBeLessThan(20);
    }
    expect((await signIn('bob', PASSWORD)).errors[0]?.extensions.code).toBe('RATE_LIMITED');
  });

  it('let ten accounts be opened in an hour; what is refused for its form does not count', async () => {
    for (let index = 0; index < 12; index++) {
      expect((await register(`wrong${index}`, '')).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    // Two are open already.
    for (let index = 0; index < 8; index++) expect((await register(`more${index}`)).errors).toEqual([]);
    const { errors } = await register('eleventh');
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  });
});
