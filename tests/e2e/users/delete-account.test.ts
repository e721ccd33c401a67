import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { OF_THE_TEST } from '#testkit/documents/queries.js';
import { TweetById } from '#testkit/operations/tweets.js';

const it = story({ cast: ['ada', 'bob'] })
  /** Publishes the event of the operator's command, which other subgraphs react to. */
  .extend('hearOfDeletion', ({ network }) => async (id: string): Promise<void> => {
    const { bus, createEvent } = network.infrastructure;
    await bus.publish(createEvent('user.deleted', id, { userId: id }));
    await network.settle();
  });

describe('the tweets of a deleted account', () => {
  it.beforeAll(async ({ ada, bob }) => {
    await bob.follow(ada);
  });

  it('are all removed, also when the event is delivered twice', async ({
    network,
    ada,
    bob,
    hearOfDeletion,
  }) => {
    const ids = await Promise.all(Array.from({ length: 120 }, (_, n) => ada.post(`Tweet ${n}`)));
    const kept = await bob.post('Mine stays');
    await network.settle();
    await hearOfDeletion(ada.id);
    await hearOfDeletion(ada.id);
    expect(await network.infrastructure.authorIndex.newest([ada.id], { limit: 200 })).toEqual([]);
    expect(await bob.homeTexts()).toEqual(['Mine stays']);
    for (const id of ids.slice(0, 3)) expect((await bob.get(TweetById, { id })).tweet).toBeNull();
    expect((await bob.get(TweetById, { id: kept })).tweet?.text).toBe('Mine stays');
    const texts = network.infrastructure.mongo.database('tweets').collection('tweets');
    expect(
      await texts.countDocuments({ authorId: ada.id, text: { $ne: '' } }, { comment: OF_THE_TEST }),
    ).toBe(0);
  });
});
