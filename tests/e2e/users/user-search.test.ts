import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { users as usersSubgraph } from '#subgraphs/users/index.js';
import { cast, Client, openNetwork, type TestUser } from '#testkit/client/index.js';
import { BlockUser, MuteUser, UpdateProfile } from '#testkit/operations/users.js';
import { SearchUsers, Suggestions } from '#testkit/operations/user-lists.js';

describe('searchUsers', () => {
  let network: Network;
  let anybody: Client;
  let users: Record<'marie' | 'mary_s' | 'maryam' | 'pierre' | 'irene', TestUser>;

  beforeAll(async () => {
    network = await openNetwork();
    anybody = new Client(network.url);
    users = await cast(network, 'marie', 'mary_s', 'maryam', 'pierre', 'irene');
    const { marie, mary_s, maryam, pierre, irene } = users;
    await mary_s.get(UpdateProfile, { input: { displayName: 'Mary Somerville' } });
    await pierre.get(UpdateProfile, { input: { displayName: 'Pierre, husband of Mary Curié' } });
    for (const fan of [marie, mary_s, irene]) await fan.follow(maryam);
    for (const fan of [marie, maryam]) await fan.follow(pierre);
    await pierre.follow(marie);
    await network.settle();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const search = async (query: string, by: Client = anybody): Promise<(string | undefined)[]> =>
    (await by.get(SearchUsers, { query })).searchUsers.edges.map(({ node }) => node?.username);

  const pageOfOne = async (query: string, after: string | null) =>
    (await anybody.get(SearchUsers, { query, first: 1, after })).searchUsers;

  it('matches prefixes of the words of username and display name, whole words first, then by followers', async () => {
    expect(await search('mary')).toEqual(['pierre', 'mary_s', 'maryam']);
    expect(await search('mar')).toEqual(['maryam', 'pierre', 'marie', 'mary_s']);
    expect(await search('somer')).toEqual(['mary_s']);
    expect(await search('usband')).toEqual([]);
  });

  it('ignores case, accents and the @ of a username', async () => {
    expect(await search('CURIE')).toEqual(['pierre']);
    expect(await search('curié')).toEqual(['pierre']);
    expect(await search('@Mary_S')).toEqual(['mary_s']);
  });

  it('requires all words to match', async () => {
    expect(await search('mary som')).toEqual(['mary_s']);
    expect(await search('mary nobody')).toEqual([]);
  });

  it('returns no users for a query without words, and refuses queries that are too short or too long', async () => {
    for (const query of ['!?', ' ', '.*', '{"$gt":""}', '\0']) expect(await search(query)).toEqual([]);
    for (const query of ['', 'x'.repeat(101)]) {
      expect(await anybody.refusal(SearchUsers, { query })).toBe('BAD_USER_INPUT');
    }
  });

  it('pages through all users once, with cursors for one query alone', async () => {
    const all = await search('m');
    const names: (string | undefined)[] = [];
    let after: string | null = null;
    while (names.length < all.length) {
      const page = await pageOfOne('m', after);
      names.push(...page.edges.map(({ node }) => node?.username));
      expect(page.pageInfo.hasNextPage).toBe(names.length < all.length);
      after = page.pageInfo.endCursor ?? null;
    }
    expect(names).toEqual(all);
    expect(new Set(names).size).toBe(4);
    expect(await anybody.refusal(SearchUsers, { query: 'p', after })).toBe('BAD_USER_INPUT');
  });

  it('finds users by a changed name, and hides suspended users until the suspension is lifted', async () => {
    const { irene } = users;
    const { admin } = network.subgraph(usersSubgraph).parts;
    await irene.get(UpdateProfile, { input: { displayName: 'Joliot' } });
    await network.settle();
    expect(await search('joliot')).toEqual(['irene']);
    await admin.suspendUser({ id: irene.id });
    expect(await search('joliot')).toEqual([]);
    await network.settle();
    expect(await search('joliot')).toEqual([]);
    await admin.unsuspendUser({ id: irene.id });
    await network.settle();
    expect(await search('joliot')).toEqual(['irene']);
  });
});

describe('suggestedUsers', () => {
  let network: Network;
  let users: Record<'meg' | 'ann' | 'bob' | 'cyd' | 'dan' | 'eli' | 'fay', TestUser>;

  beforeAll(async () => {
    network = await openNetwork();
    users = await cast(network, 'meg', 'ann', 'bob', 'cyd', 'dan', 'eli', 'fay');
    const { meg, ann, bob, cyd, dan, eli, fay } = users;
    for (const friend of [ann, bob]) await meg.follow(friend);
    // Two followed users follow cyd, one follows dan; eli is popular with the others.
    for (const friend of [ann, bob]) await friend.follow(cyd);
    await ann.follow(dan);
    for (const fan of [cyd, dan, fay]) await fan.follow(eli);
    await network.settle();
  });
  afterAll(() => network[Symbol.asyncDispose]());

  const suggested = async (by: Client): Promise<string[]> =>
    (await by.get(Suggestions, {})).suggestedUsers.map(({ username }) => username);

  it('returns users followed by followed users, then popular users', async () => {
    expect(await suggested(users.meg)).toEqual(['cyd', 'dan', 'eli', 'fay']);
    expect((await suggested(new Client(network.url)))[0]).toBe('eli');
  });

  it('never returns users that are muted, blocked or blocking', async () => {
    const { meg, cyd, dan, fay } = users;
    await meg.get(MuteUser, { id: cyd.id });
    await meg.get(BlockUser, { id: dan.id });
    await fay.get(BlockUser, { id: meg.id });
    expect(await suggested(meg)).toEqual(['eli']);
  });

  it('returns as many users as requested', async () => {
    const { suggestedUsers } = await users.ann.get(Suggestions, { first: 2 });
    expect(suggestedUsers).toHaveLength(2);
    expect(await users.meg.refusal(Suggestions, { first: 0 })).toBe('BAD_USER_INPUT');
  });
});
