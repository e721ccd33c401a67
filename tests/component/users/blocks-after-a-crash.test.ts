import { expect, it } from 'vitest';
import { edgeId, type EdgeDocument } from '#social/read-models/relationships/index.js';
import type { AnyEvent } from '#schema/events.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

it('a block ends the follows although its process was killed right after it was written', async () => {
  await using subgraph = await UsersSubgraph.open();
  const [ann, bob] = (await subgraph.members('ann', 'bob')) as [Member, Member];
  for (const [from, to] of [
    [ann, bob],
    [bob, ann],
  ] as const) {
    await subgraph.ask(`mutation { followUser(id: "${to.id}") { id } }`, from);
  }
  const [from, to] = [ann.id, bob.id];
  const event = subgraph.infrastructure.createEvent('user.blocked', from, { from, to });
  const blocks = subgraph.infrastructure.mongo
    .database('relationships')
    .collection<EdgeDocument & { outbox: AnyEvent[] }>('blocks');
  await blocks.insertOne({ _id: edgeId(from, to), from, to, active: true, since: event.id, outbox: [event] });
  const counts = async () =>
    (await subgraph.ask('{ viewer { user { followersCount followingCount } } }', ann)).data?.['viewer'].user;
  await expect.poll(counts).toEqual({ followersCount: 0, followingCount: 0 });
});
