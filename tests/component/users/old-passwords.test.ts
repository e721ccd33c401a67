import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** One of the passwords that new accounts cannot have. */
const COMMON = 'password';

describe('a user whose password was chosen before common ones were refused', () => {
  let subgraph: UsersSubgraph;
  let ann: Member;

  const signIn = (password: string): Promise<Member> =>
    subgraph.session(`login(input: { login: "ann", password: "${password}" })`);
  const change = (current: string, next: string): string =>
    `changePassword(current: "${current}", next: "${next}")`;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    await importMembers(subgraph, ['ann'], COMMON);
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  it('still signs in', async () => {
    ann = await signIn(COMMON);
    expect(ann.username).toBe('ann');
  });

  it.each(['Password1', '        ', '\\u200b'.repeat(8), COMMON])('cannot change it to %j', async (next) => {
    const { errors } = await subgraph.ask(
      `mutation { session: ${change(COMMON, next)} { accessToken } }`,
      ann,
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'next' });
    expect((await signIn(COMMON)).username).toBe('ann');
  });

  it('changes it to another, and signs in with that alone', async () => {
    await subgraph.session(change(COMMON, 'battery staple'), ann);
    expect((await signIn('battery staple')).username).toBe('ann');
    await expect(signIn(COMMON)).rejects.toThrow('UNAUTHENTICATED');
  });
});
