import { describe, expect } from 'vitest';
import { type TestUser, story } from '#testkit/client/index.js';

interface Suggestions {
  autocomplete: ({ name: string } | { username: string })[];
}

const SUGGEST = /* GraphQL */ `
  query Suggest($prefix: String!, $first: Int!) {
    autocomplete(prefix: $prefix, first: $first) {
      ... on Hashtag {
        name
      }
      ... on User {
        username
      }
    }
  }
`;

const it = story({ cast: ['marta', 'martin', 'mario', 'zoe'] })
  /** The suggestions: `#name` for hashtags, `@username` for users. */
  .extend(
    'suggest',
    ({ network }) =>
      async (user: TestUser, prefix: string, first = 10): Promise<string[]> => {
        await network.settle();
        const { autocomplete } = await user.get<Suggestions, { prefix: string; first: number }>(SUGGEST, {
          prefix,
          first,
        });
        return autocomplete.map((each) => ('name' in each ? `#${each.name}` : `@${each.username}`));
      },
  );

describe('autocomplete suggestions', () => {
  it('match the prefix of a username or of a word of a name, in any case and without accents', async ({
    marta,
    zoe,
    suggest,
  }) => {
    await zoe.get('mutation { updateProfile(input: { displayName: "Zoë Castafiore" }) { id } }');
    for (const prefix of ['zo', 'ZOË', '@zoe', 'casta', 'zoe c', 'castafiore']) {
      expect(await suggest(marta, prefix)).toEqual(['@zoe']);
    }
    expect(await suggest(marta, 'afiore')).toEqual([]);
    expect(await suggest(marta, '#zoe')).toEqual([]);
  });

  it('are ranked by recent use, followed users first', async ({ marta, martin, mario, zoe, suggest }) => {
    await martin.post('Off to the #market');
    await mario.post('Fresh fish at the #market');
    await mario.post('A #marathon on Sunday');
    await marta.post('Hello');
    expect((await suggest(zoe, 'mar')).slice(0, 2).sort()).toEqual(['#market', '@mario']);
    expect(await suggest(zoe, '#mar')).toEqual(['#market', '#marathon']);
    await zoe.follow(martin);
    expect((await suggest(zoe, 'mar'))[0]).toBe('@martin');
    expect(await suggest(zoe, 'mar', 1)).toEqual(['@martin']);
  });

  it('include a new username', async ({ marta, zoe, suggest }) => {
    await marta.get('mutation { updateProfile(input: { displayName: "Clarinda" }) { id } }');
    expect(await suggest(zoe, 'clari')).toEqual(['@marta']);
  });

  it('exclude users who block the viewer', async ({ marta, mario, zoe, suggest }) => {
    await mario.get(`mutation { blockUser(id: "${zoe.id}") { id } }`);
    expect(await suggest(zoe, '@mario')).toEqual([]);
    expect(await suggest(marta, '@mario')).toEqual(['@mario']);
  });

  it('exclude hashtags that only protected users use', async ({ marta, zoe, suggest }) => {
    await zoe.get('mutation { updateProfile(input: { protected: true }) { id } }');
    await zoe.post('my #xylophone');
    expect(await suggest(zoe, '#xyl')).toEqual([]);
    await marta.post('your #xylophone');
    expect(await suggest(zoe, '#xyl')).toEqual(['#xylophone']);
  });
});

it.for(['', '  ', 'x'.repeat(51)])('autocomplete rejects the prefix %j', async (prefix, { zoe }) => {
  expect(await zoe.refusal(SUGGEST, { prefix, first: 5 })).toBe('BAD_USER_INPUT');
});

it.for([0, 21])('autocomplete rejects a page size of %i', async (first, { zoe }) => {
  expect(await zoe.refusal(SUGGEST, { prefix: 'x', first })).toBe('BAD_USER_INPUT');
});

it.for(['.*', '^m', '$gt', '\u0000', '(', 'm%'])(
  'autocomplete treats %j as plain text',
  async (prefix, { zoe, suggest }) => {
    expect(await suggest(zoe, prefix)).toEqual([]);
  },
);
