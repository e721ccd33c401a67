import { describe, expect } from 'vitest';
import { Client, story } from '#testkit/client/index.js';
import { Profile, UpdateProfile } from '#testkit/operations/users.js';

const it = story({ cast: ['ann', 'bob'] });

describe('a profile', () => {
  const seen = async (by: Client) => (await by.get(Profile, { username: 'ann' })).user;

  it('is visible without sign-in, by username in any case', async ({ network, ann }) => {
    const { user } = await new Client(network.url).get(Profile, { username: 'ANN' });
    expect(user).toMatchObject({
      id: ann.id,
      username: 'ann',
      displayName: 'Ann',
      bio: '',
      avatarUrl: null,
      verified: false,
      protected: false,
      followersCount: 0,
      followingCount: 0,
      viewerRelationship: null,
    });
    expect(Math.abs(Date.now() - Date.parse(user?.createdAt ?? ''))).toBeLessThan(60_000);
  });

  it('is null for unknown and impossible usernames', async ({ bob }) => {
    for (const username of ['nobody', '', ' ann', 'ann\0', '__proto__', '{"$ne":null}', 'x'.repeat(10_000)]) {
      expect((await bob.get(Profile, { username })).user).toBeNull();
    }
  });

  it('changes the given fields and keeps the others', async ({ ann, bob }) => {
    const input = {
      displayName: '  Ann Chovey ',
      bio: 'Salt.\nOil.',
      avatarUrl: 'https://example.org/ann.png',
    };
    await ann.get(UpdateProfile, { input });
    await ann.get(UpdateProfile, { input: { bio: 'Only oil.' } });
    expect(await seen(bob)).toMatchObject({
      displayName: 'Ann Chovey',
      bio: 'Only oil.',
      avatarUrl: 'https://example.org/ann.png',
      protected: false,
    });
  });

  it('loses fields that are set to null or to an empty text', async ({ ann }) => {
    const { updateProfile } = await ann.get(UpdateProfile, { input: { bio: '', avatarUrl: null } });
    expect(updateProfile).toMatchObject({ bio: '', avatarUrl: null });
  });

  it.for([
    ['displayName', { displayName: '' }],
    ['displayName', { displayName: null }],
    ['displayName', { displayName: 'x'.repeat(51) }],
    ['displayName', { displayName: 'Ann\u202Egnp.exe' }],
    ['bio', { bio: 'x'.repeat(161) }],
    ['bio', { bio: 'nul\0' }],
    ['bio', { bio: 'half \udc00' }],
    ['avatarUrl', { avatarUrl: 'http://example.org/a.png' }],
    ['avatarUrl', { avatarUrl: 'javascript:alert(1)' }],
    ['avatarUrl', { avatarUrl: 'https://user:secret@example.org/' }],
    ['protected', { protected: null }],
  ] as const)('is not changed at all when %s is bad: %j', async ([field, wrong], { ann, bob }) => {
    const before = await seen(bob);
    const { errors } = await ann.send(UpdateProfile, { input: { bio: 'Never written.', ...wrong } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: `input.${field}` });
    expect(await seen(bob)).toEqual(before);
  });

  it('has fields that a user cannot change', async ({ ann }) => {
    for (const field of [
      'verified: true',
      'followersCount: 1',
      'username: "x"',
      'id: "1"',
      'email: "x@y.zz"',
    ]) {
      const code = await ann.refusal(`mutation { updateProfile(input: { ${field} }) { id } }`);
      expect(code).toBe('GRAPHQL_VALIDATION_FAILED');
    }
  });

  it('keeps one of many concurrent changes as a whole', async ({ ann, bob }) => {
    const inputs = Array.from({ length: 4 }, (_, index) => ({
      displayName: `Ann ${index}`,
      bio: `Bio ${index}`,
    }));
    await Promise.all(inputs.map((input) => ann.send(UpdateProfile, { input })));
    const { displayName, bio } = (await seen(bob)) ?? {};
    expect(inputs).toContainEqual({ displayName, bio });
  });
});
