import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

describe('the limits of failed logins', () => {
  let subgraph: UsersSubgraph;
  let ann: Member;
  beforeAll(async () => {
    subgraph = await UsersSubgraph.open({ rateLimits: true });
    [ann] = (await subgraph.members('ann')) as [Member];
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const signIn = async (ip: string, password = 'wrong password', login = 'ann') => {
    const query = `mutation { login(input: { login: "${login}", password: "${password}" }) { user { id } } }`;
    const { data, errors } = await subgraph.ask(query, null, ip);
    return data?.['login']?.user.id ?? errors?.[0]?.extensions.code;
  };
  const address = (index: number): string => `192.0.2.${index}`;

  it('stop guesses from many addresses, but let the owner in from an address that has not failed', async () => {
    for (let index = 1; index <= 5; index++) expect(await signIn(address(index))).toBe('UNAUTHENTICATED');
    expect(await signIn(address(6))).toBe('RATE_LIMITED');
    expect(await signIn(address(7), 'correct horse')).toBe(ann.id);
    expect(await signIn(address(8))).toBe('UNAUTHENTICATED');
  });

  it('refuse the right password, too, from an address that has failed five times', async () => {
    const networks = ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8::4', '2001:db8::5'];
    for (const ip of networks) expect(['UNAUTHENTICATED', 'RATE_LIMITED']).toContain(await signIn(ip));
    expect(await signIn('2001:db8::6', 'correct horse')).toBe('RATE_LIMITED');
    expect(await signIn('2001:db9::1', 'correct horse')).toBe(ann.id);
  });

  it('give the same answers for an unknown account', async () => {
    for (let index = 1; index <= 5; index++)
      expect(await signIn(address(index), 'wrong', 'nobody')).toBe('UNAUTHENTICATED');
    expect(await signIn(address(6), 'wrong', 'nobody')).toBe('RATE_LIMITED');
  });

  it('refuse every address after fifty failures', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => signIn(address(100 + index))));
    expect(await signIn(address(200), 'correct horse')).toBe('RATE_LIMITED');
  });
});
