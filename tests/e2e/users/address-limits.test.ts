import { describe, expect } from 'vitest';
import { type Client, PASSWORD, TestUser, story } from '#testkit/client/index.js';
import { ChangePassword, Register, SignIn, WhoAmI } from '#testkit/operations/accounts.js';

const it = story({ network: { rateLimits: true } });

describe('the limits per address', () => {
  const register = (anybody: Client, username: string, displayName = 'Some User') => {
    const input = { username, email: `${username}@rookery.example`, password: PASSWORD, displayName };
    return anybody.send(Register, { input });
  };
  const signIn = (anybody: Client, login: string, password: string) =>
    anybody.send(SignIn, { input: { login, password } });

  it('allow five wrong passwords, and lock that account alone', async ({ network, anybody }) => {
    const [ann, bob] = [await TestUser.signUp(network.url, 'ann'), await TestUser.signUp(network.url, 'bob')];
    const guesses = ['ann', 'ANN', 'ann@rookery.example', 'Ann+x@rookery.example', 'ann', 'ann', 'ann'];
    const answers = await Promise.all(guesses.map((login) => signIn(anybody, login, 'wrong password')));
    const codes = answers.map(({ errors }) => errors[0]?.extensions.code).sort();
    expect(codes).toEqual([
      ...new Array<string>(2).fill('RATE_LIMITED'),
      ...new Array<string>(5).fill('UNAUTHENTICATED'),
    ]);
    const { errors } = await signIn(anybody, 'ann', PASSWORD);
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
    // A signed-in user may still change the password, with the same number of guesses.
    const change = (current: string) => ann.refusal(ChangePassword, { current, next: 'another one' });
    for (let guess = 0; guess < 5; guess++) expect(await change('a guess')).toBe('BAD_USER_INPUT');
    expect(await change(PASSWORD)).toBe('RATE_LIMITED');
    expect((await ann.get(WhoAmI)).viewer?.user.username).toBe('ann');
    expect((await signIn(anybody, 'bob', PASSWORD)).data?.login?.user.id).toBe(bob.id);
  });

  it('are reset by a successful login', async ({ anybody }) => {
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 3; guess++) await signIn(anybody, 'bob', 'wrong password');
      expect((await signIn(anybody, 'bob', PASSWORD)).errors).toEqual([]);
    }
  });

  it('allow 20 logins an hour, to any accounts', async ({ anybody }) => {
    for (let index = 0; ; index++) {
      const { errors } = await signIn(anybody, `nobody${index}`, 'wrong password');
      if (errors[0]?.extensions.code === 'RATE_LIMITED') break;
      expect(index).toBeLessThan(20);
    }
    expect((await signIn(anybody, 'bob', PASSWORD)).errors[0]?.extensions.code).toBe('RATE_LIMITED');
  });

  it('allow ten registrations an hour, not counting malformed ones', async ({ anybody }) => {
    for (let index = 0; index < 12; index++) {
      expect((await register(anybody, `wrong${index}`, '')).errors[0]?.extensions.code).toBe(
        'BAD_USER_INPUT',
      );
    }
    // Two accounts exist already.
    for (let index = 0; index < 8; index++)
      expect((await register(anybody, `more${index}`)).errors).toEqual([]);
    const { errors } = await register(anybody, 'eleventh');
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  });
});
