import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { firstIdAt } from '#platform/snowflake.js';
import { notifications } from '#subgraphs/notifications/index.js';
import { settleGroup, type SettleDeps } from '#subgraphs/notifications/reactions/settle/settle-group.js';
import type { Groups } from '#subgraphs/notifications/store/groups.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { readNotifications } from '#testkit/notifications/told.js';

const DAY = 24 * 60 * 60 * 1_000;

describe('an action that is repeated on another day while its first group takes it in', () => {
  let network: Network;
  let ann: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    network = await openNetwork();
    ({ ann, bob } = await cast(network, 'ann', 'bob'));
  }, 60_000);
  afterAll(() => network[Symbol.asyncDispose]());

  it('is told of once', async () => {
    const object = await ann.post('Liked twice');
    const { parts } = network.subgraph(notifications);
    const { actions, groups } = parts.stores;
    const deps: SettleDeps = {
      ...{ ...parts, ...parts.stores },
      settings: { settleBatch: 10 },
      withdraw: () => Promise.resolve(),
    };
    const like = (daysAgo: number): Promise<string> =>
      actions.begin({
        ...{ recipient: ann.id, kind: 'LIKE', object, actor: bob.id },
        version: firstIdAt(Date.now() - daysAgo * DAY),
      });
    const settle = (group: string, by: Groups = groups): Promise<void> =>
      settleGroup({ ...deps, groups: by }, group, () => undefined);

    const old = await like(1);
    let isRepeated = false;
    // The settling uses these three methods alone.
    const interrupted = {
      find: (id: string) => groups.find(id),
      finished: (id: string, batch: string) => groups.finished(id, batch),
      change: async (...change: Parameters<Groups['change']>) => {
        if (!isRepeated) {
          isRepeated = true;
          await settle(await like(0));
        }
        return groups.change(...change);
      },
    } as unknown as Groups;
    await settle(old, interrupted);
    await network.settle();

    const { nodes, unread } = await readNotifications(ann);
    expect(nodes).toMatchObject([{ __typename: 'LikeNotification', actorsCount: 1 }]);
    expect(unread).toBe(1);
    expect(await groups.find(old)).toMatchObject({ count: 0, shown: false, newest: [] });
  });
});
