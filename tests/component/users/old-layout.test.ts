import { expect, it } from 'vitest';
import { openStores } from '#subgraphs/users/store/index.js';
import { UsersSubgraph } from '#testkit/users/users-subgraph.js';

it('the users subgraph refuses documents of Rookery 0.1 and says what to do', async () => {
  await using subgraph = await UsersSubgraph.open();
  const { mongo, ids } = subgraph.infrastructure;
  await expect(openStores(mongo)).resolves.toBeDefined();
  const users = mongo.database('users').collection<{ _id: string; followersCount: number }>('users');
  // Version 0.1 stored counts and relationships in the private database of the subgraph.
  await users.insertOne({ _id: ids.next(), followersCount: 0 });
  await expect(openStores(mongo)).rejects.toThrow(/written by Rookery 0\.1.*ROOKERY_DATA/);
});
