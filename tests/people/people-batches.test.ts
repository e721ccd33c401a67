import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsersRoom, type Member } from './subgraph.js';

const ROW = `edges { node { username followersCount viewerRelationship { following followedBy followRequested blocking muting } } }`;

describe('reading many people', () => {
  let room: UsersRoom;
  let members: Member[];
  let ann: Member;
  let bob: Member;

  beforeAll(async () => {
    room = await UsersRoom.open();
    members = await room.members('ann', 'bob', ...Array.from({ length: 30 }, (_, index) => `fan${index}`));
    [ann, bob] = members as [Member, Member];
    for (const fan of members.slice(2))
      await room.ask(`mutation { followUser(id: "${bob.id}") { id } }`, fan);
    await room.settle();
  });
  afterAll(() => room[Symbol.asyncDispose]());

  const entities = (ids: string[], selection: string): string =>
    `{ _entities(representations: [${ids.map((id) => `{ __typename: "User", id: "${id}" }`).join(', ')}]) {
      ... on User { ${selection} } } }`;

  it('by reference takes one find per collection, however many they are', async () => {
    const ids = members.map(({ id }) => id);
    const query = entities([...ids, ...ids], 'username viewerRelationship { following muting }');
    const finds = await room.findsDuring(async () => {
      const { data } = await room.ask(query, ann);
      expect(data?.['_entities']).toHaveLength(64);
      expect(data?.['_entities'][63]).toMatchObject({ username: 'fan29' });
    });
    // Of blocks and mutes it is known that there are none.
    expect(finds).toEqual(['follows', 'users']);
  });

  it('by reference, for nobody signed in, takes one find in all', async () => {
    const query = entities(
      members.map(({ id }) => id),
      'username',
    );
    expect(await room.findsDuring(() => room.ask(query))).toEqual(['users']);
  });

  it('as a page of followers with relationships takes as many finds for thirty as for one', async () => {
    const page = (first: number): string =>
      `{ user(username: "bob") { followers(first: ${first}) { ${ROW} } } }`;
    const forOne = await room.findsDuring(() => room.ask(page(1), ann));
    const forThirty = await room.findsDuring(async () => {
      const { data } = await room.ask(page(30), ann);
      expect(data?.['user'].followers.edges).toHaveLength(30);
    });
    expect(forThirty).toEqual(forOne);
    // Of follows the page and how the viewer stands to those on it; of users the owner and those on it.
    expect(forThirty).toEqual(['follows', 'follows', 'users', 'users']);
  });

  it('looks for blocks and mutes where there may be some, in one find each', async () => {
    const [cat, dan] = members.slice(2, 4) as [Member, Member];
    for (const fan of members.slice(2, 12)) {
      await room.ask(`mutation { muteUser(id: "${fan.id}") { id } blockUser(id: "${dan.id}") { id } }`, ann);
    }
    const query = entities(
      members.map(({ id }) => id),
      'username viewerRelationship { blocking muting }',
    );
    const finds = await room.findsDuring(async () => {
      const people = (await room.ask(query, ann)).data?.['_entities'] as
        { username: string; viewerRelationship: object | null }[] | undefined;
      const of = (name: string) => people?.find(({ username }) => username === name)?.viewerRelationship;
      expect(of('fan0')).toEqual({ blocking: false, muting: true });
      expect(of('fan1')).toEqual({ blocking: true, muting: true });
      expect(of('fan20')).toEqual({ blocking: false, muting: false });
    });
    expect(finds).toEqual(['blocks', 'follows', 'mutes', 'users']);
    // The other way round: whoever is blocked finds no trace of whom blocks them.
    expect((await room.ask(entities([ann.id], 'username'), dan)).data?.['_entities']).toEqual([null]);
    expect((await room.ask(entities([ann.id], 'username'), cat)).data?.['_entities']).toEqual([
      { username: 'ann' },
    ]);
    for (const fan of members.slice(2, 12))
      await room.ask(
        `mutation { unmuteUser(id: "${fan.id}") { id } unblockUser(id: "${dan.id}") { id } }`,
        ann,
      );
  });

  it('shows nothing of who is hidden, is not there, or was named by no id', async () => {
    await room.ask(`mutation { blockUser(id: "${ann.id}") { id } }`, bob);
    const { data, errors } = await room.ask(
      entities([bob.id, '1700000000000000000', '__proto__', ann.id], 'username'),
      ann,
    );
    expect(errors).toBeUndefined();
    expect(data?.['_entities']).toEqual([null, null, null, { username: 'ann' }]);
  });

  it('shows nobody the private side of another', async () => {
    const query = (id: string): string =>
      `{ _entities(representations: [{ __typename: "Viewer", id: "${id}" }]) { ... on Viewer { email } } }`;
    expect((await room.ask(query(bob.id), ann)).data?.['_entities']).toEqual([null]);
    expect((await room.ask(query(bob.id))).data?.['_entities']).toEqual([null]);
    expect((await room.ask(query(ann.id), ann)).data?.['_entities']).toEqual([
      { email: 'ann@rookery.example' },
    ]);
  });
});
