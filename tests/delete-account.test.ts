import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { cast, openNetwork, operations, type Person } from './client/index.js';

describe('the tweets of a deleted account', () => {
  let network: Network;
  let ada: Person;
  let bob: Person;

  beforeAll(async () => {
    network = await openNetwork();
    ({ ada, bob } = await cast(network, 'ada', 'bob'));
    await bob.follow(ada);
  });
  afterAll(() => network[Symbol.asyncDispose]());

  /** As the operator's command does it: the event is what other rooms hear. */
  async function hearOfDeletion(id: string): Promise<void> {
    const { bus, createEvent } = network.pipes;
    await bus.publish(createEvent('user.deleted', id, { userId: id }));
    await network.settle();
  }

  it('go for good, however many, also when the word comes twice', async () => {
    const ids = await Promise.all(Array.from({ length: 120 }, (_, n) => ada.post(`Tweet ${n}`)));
    const kept = await bob.post('Mine stays');
    await network.settle();
    await hearOfDeletion(ada.id);
    await hearOfDeletion(ada.id);
    expect(await network.pipes.authorIndex.newest([ada.id], { limit: 200 })).toEqual([]);
    expect(await bob.homeTexts()).toEqual(['Mine stays']);
    for (const id of ids.slice(0, 3)) expect((await bob.get(operations.TweetById, { id })).tweet).toBeNull();
    expect((await bob.get(operations.TweetById, { id: kept })).tweet?.text).toBe('Mine stays');
    const texts = network.pipes.mongo.database('tweets').collection('tweets');
    expect(await texts.countDocuments({ authorId: ada.id, text: { $ne: '' } })).toBe(0);
  });
});
