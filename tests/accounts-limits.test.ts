import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { Client, openNetwork, operations, PASSWORD, Person } from './client/index.js';
import { ChangePassword, SignIn, WhoAmI } from './people/operations.js';

const { Register } = operations;

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
    expect(await ann.refusal(ChangePassword, { current: 'a guess', next: 'another one' })).toBe(
      'RATE_LIMITED',
    );
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
