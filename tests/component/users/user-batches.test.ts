import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

const ROW = `edges { node { username followersCount viewerRelationship { following followedBy followRequested blocking muting } } }`;

describe('reading many users', () => {
  let subgraph: UsersSubgraph;
  let members: Member[];
  let ann: Member;
  let bob: Member;

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    members = await subgraph.members(
      'ann',
      'bob',
      ...Array.from({ length: 30 }, (_, index) => `fan${index}`),
    );
    [ann, bob] = members as [Member, Member];
    for (const fan of members.slice(2))
      await subgraph.ask(`mutation { followUser(id: "${bob.id}") { id } }`, fan);
    await subgraph.settle();
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  const entities = (ids: string[], selection: string): string =>
    `{ _entities(representations: [${ids.map((id) => `{ __typename: "User", id: "${id}" }`).join(', ')}]) {
      ... on User { ${selection} } } }`;

  it('takes one find per collection for any number of references', async () => {
    const ids = members.map(({ id }) => id);
    const query = entities([...ids, ...ids], 'username viewerRelationship { following muting }');
    const finds = await subgraph.findsDuring(async () => {
      const { data } = await subgraph.ask(query, ann);
      expect(data?.['_entities']).toHaveLength(64);
      expect(data?.['_entities'][63]).toMatchObject({ username: 'fan29' });
    });
    // The accounts say that there are no blocks and mutes.
    expect(finds).toEqual(['accounts', 'follows']);
  });

  it('takes one find in all for references without a viewer', async () => {
    const query = entities(
      members.map(({ id }) => id),
      'username',
    );
    expect(await subgraph.findsDuring(() => subgraph.ask(query))).toEqual(['accounts']);
  });

  it('takes as many finds for a page of thirty followers with relationships as for a page of one', async () => {
    const page = (first: number): string =>
      `{ user(username: "bob") { followers(first: ${first}) { ${ROW} } } }`;
    const forOne = await subgraph.findsDuring(() => subgraph.ask(page(1), ann));
    const forThirty = await subgraph.findsDuring(async () => {
      const { data } = await subgraph.ask(page(30), ann);
      expect(data?.['user'].followers.edges).toHaveLength(30);
    });
    expect(forThirty).toEqual(forOne);
    // Usernames: the user of the page. Follows: the page, and the viewer's relationships to its users. Accounts: the owner, and the users of the page.
    expect(forThirty).toEqual(['accounts', 'accounts', 'follows', 'follows', 'usernames']);
  });

  it('reads blocks and mutes only where there may be some, in one find each', async () => {
    const [cat, dan] = members.slice(2, 4) as [Member, Member];
    for (const fan of members.slice(2, 12)) {
      await subgraph.ask(
        `mutation { muteUser(id: "${fan.id}") { id } blockUser(id: "${dan.id}") { id } }`,
        ann,
      );
    }
    const query = entities(
      members.map(({ id }) => id),
      'username viewerRelationship { blocking muting }',
    );
    const finds = await subgraph.findsDuring(async () => {
      const users = (await subgraph.ask(query, ann)).data?.['_entities'] as
        { username: string; viewerRelationship: object | null }[] | undefined;
      const of = (name: string) => users?.find(({ username }) => username === name)?.viewerRelationship;
      expect(of('fan0')).toEqual({ blocking: false, muting: true });
      expect(of('fan1')).toEqual({ blocking: true, muting: true });
      expect(of('fan20')).toEqual({ blocking: false, muting: false });
    });
    expect(finds).toEqual(['accounts', 'blocks', 'follows', 'mutes']);
    // In the other direction, the blocker is hidden from the blocked user.
    expect((await subgraph.ask(entities([ann.id], 'username'), dan)).data?.['_entities']).toEqual([null]);
    expect((await subgraph.ask(entities([ann.id], 'username'), cat)).data?.['_entities']).toEqual([
      { username: 'ann' },
    ]);
    for (const fan of members.slice(2, 12))
      await subgraph.ask(
        `mutation { unmuteUser(id: "${fan.id}") { id } unblockUser(id: "${dan.id}") { id } }`,
        ann,
      );
  });

  it('returns null for hidden users, unknown users and malformed ids', async () => {
    await subgraph.ask(`mutation { blockUser(id: "${ann.id}") { id } }`, bob);
    const { data, errors } = await subgraph.ask(
      entities([bob.id, '1700000000000000000', '__proto__', ann.id], 'username'),
      ann,
    );
    expect(errors).toBeUndefined();
    expect(data?.['_entities']).toEqual([null, null, null, { username: 'ann' }]);
  });

  it('returns null for the Viewer of another user', async () => {
    const query = (id: string): string =>
      `{ _entities(representations: [{ __typename: "Viewer", id: "Viewer:${id}" }]) { ... on Viewer { email } } }`;
    expect((await subgraph.ask(query(bob.id), ann)).data?.['_entities']).toEqual([null]);
    expect((await subgraph.ask(query(bob.id))).data?.['_entities']).toEqual([null]);
    expect((await subgraph.ask(query(ann.id), ann)).data?.['_entities']).toEqual([
      { email: 'ann@rookery.example' },
    ]);
  });
});
