import { describe, expect } from 'vitest';
import { story, type TestUser } from '#testkit/client/index.js';
import { IdsOfRecords, NodeById, NodesById } from '#testkit/operations/nodes.js';
import { BlockUser, FollowBriefly, UpdateProfile } from '#testkit/operations/users.js';

const it = story({ cast: ['ada', 'bob', 'cyd'] });

async function idsOf(reader: TestUser, username: string, tag: string) {
  const { viewer, user, hashtag } = await reader.get(IdsOfRecords, { username, tag });
  return { viewer: viewer!, user: user!, relationship: user!.viewerRelationship!, hashtag: hashtag! };
}

describe('node', () => {
  it('returns an object of every type by the id that it was read with', async ({ network, ada, bob }) => {
    const tweet = await ada.post('Nodes have #identity');
    await bob.get(FollowBriefly, { id: ada.id });
    await network.settle();
    const ids = await idsOf(bob, 'ada', 'identity');
    const node = async (id: string) => (await bob.get(NodeById, { id })).node;
    expect(await node(tweet)).toEqual({
      __typename: 'Tweet',
      id: tweet,
      text: 'Nodes have #identity',
      author: { username: 'ada' },
    });
    expect(await node(ada.id)).toEqual({ __typename: 'User', id: ada.id, username: 'ada' });
    expect(await node(ids.viewer.id)).toEqual({
      __typename: 'Viewer',
      id: ids.viewer.id,
      email: 'bob@rookery.example',
      user: { id: bob.id },
    });
    expect(await node(ids.relationship.id)).toEqual({
      __typename: 'Relationship',
      id: ids.relationship.id,
      following: true,
      muting: false,
    });
    expect(await node(ids.hashtag.id)).toEqual({
      __typename: 'Hashtag',
      id: ids.hashtag.id,
      name: 'identity',
      tweetsCount: 1,
    });
  });

  it('gives the viewer an id that no user has', async ({ bob }) => {
    const { viewer } = await idsOf(bob, 'ada', 'identity');
    expect(viewer.user.id).toBe(bob.id);
    expect(viewer.id).not.toBe(bob.id);
  });

  it('answers null for what the reader may not see, as the typed fields do', async ({
    network,
    anybody,
    ada,
    bob,
    cyd,
  }) => {
    const tweet = await ada.post('For followers alone');
    await ada.get(UpdateProfile, { input: { protected: true } });
    const { viewer, relationship } = await idsOf(cyd, 'bob', 'identity');
    await bob.get(BlockUser, { id: cyd.id });
    await network.settle();
    const refused = [tweet, bob.id, relationship.id];
    expect((await cyd.get(NodesById, { ids: refused })).nodes).toEqual([null, null, null]);
    // The account is visible, its tweets are not.
    expect((await cyd.get(NodeById, { id: ada.id })).node).toMatchObject({ username: 'ada' });
    // The viewer and the relationships of somebody else.
    const others = [viewer.id, relationship.id];
    expect((await ada.get(NodesById, { ids: others })).nodes).toEqual([null, null]);
    expect((await anybody.get(NodesById, { ids: others })).nodes).toEqual([null, null]);
    await ada.get(UpdateProfile, { input: { protected: false } });
  });

  it('answers null for a deleted tweet and for an unknown id', async ({ ada, bob }) => {
    const deleted = await ada.post('Soon gone');
    await ada.deleteTweet(deleted);
    const ids = [deleted, '1111111111111111111', `Relationship:${bob.id}:${bob.id}`, 'Hashtag:two words'];
    expect((await bob.get(NodesById, { ids })).nodes).toEqual([null, null, null, null]);
  });

  it('answers with a hashtag that nobody used: it has no tweets', async ({ anybody }) => {
    const { node } = await anybody.get(NodeById, { id: 'Hashtag:neverused' });
    expect(node).toMatchObject({ name: 'neverused', tweetsCount: 0 });
  });

  it.for(['', 'abc', '123', 'Tweet:1111111111111111111', 'Session:1', 'TrendList:HOUR:global'])(
    'refuses %j, which no id looks like, and names the argument',
    async (id, { anybody }) => {
      const { data, errors } = await anybody.send(NodeById, { id });
      expect(data).toEqual({ node: null });
      expect(errors[0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'id' });
      expect(await anybody.refusal(NodesById, { ids: [id] })).toBe('BAD_USER_INPUT');
    },
  );
});

describe('nodes', () => {
  it('keeps the order of the ids, repeats what is repeated, and answers none with none', async ({
    ada,
    bob,
  }) => {
    const tweet = await ada.post('Twice');
    const { nodes } = await bob.get(NodesById, { ids: [tweet, ada.id, tweet] });
    expect(nodes?.map((node) => node?.id)).toEqual([tweet, ada.id, tweet]);
    expect((await bob.get(NodesById, { ids: [] })).nodes).toEqual([]);
  });

  it('takes 100 ids and refuses 101', async ({ ada, bob }) => {
    const ids = Array.from({ length: 100 }, () => ada.id);
    expect(
      ((await bob.get('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids })) as { nodes: unknown[] })
        .nodes,
    ).toHaveLength(100);
    expect(
      await bob.refusal('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: [...ids, ada.id] }),
    ).toBe('BAD_USER_INPUT');
  });
});
