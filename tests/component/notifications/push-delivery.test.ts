import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DeliveryWorld } from '#testkit/push/delivery-world.js';

const HOUR = 60 * 60 * 1000;

/** Waits until the assertions hold. */
const eventually = (assertions: () => unknown): Promise<unknown> =>
  vi.waitFor(assertions, { timeout: 20_000 });

describe('the delivery of pushes', () => {
  let world: DeliveryWorld;
  beforeAll(async () => {
    world = await DeliveryWorld.open({ rates: { pushes: { points: 3, duration: 3_600 } } });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  /** Waits until nothing is due, and then until nothing is being tried: what is taken is not due any more. */
  const settled = (): Promise<unknown> =>
    eventually(async () => {
      expect(await world.deliveries.due(world.clock.now(), 1)).toEqual([]);
      expect(world.queue.pending).toBe(0);
    });

  it('pushes keys, and no text of users, to every device of the recipient', async () => {
    const { id, browsers } = await world.user(2);
    await world.arrive(id, 'N1');
    await settled();
    for (const browser of browsers) {
      const data = world.server.inboxOf(browser).map((push) => push.data);
      expect(data).toEqual([{ user: id, kind: 'LIKE', notification: 'N1' }]);
    }
    expect(world.server.refused).toEqual([]);
  });

  it('pushes a notification once, however often its event is delivered', async () => {
    const { id, browsers } = await world.user();
    await Promise.all([world.arrive(id, 'N1'), world.arrive(id, 'N1')]);
    await settled();
    world.clock.advance(HOUR);
    await world.arrive(id, 'N1');
    await settled();
    expect(world.server.inboxOf(browsers[0]!)).toHaveLength(1);
  });

  it('does not push what came up more than a day ago', async () => {
    const { id, browsers } = await world.user();
    await world.arrive(id, 'N1', world.clock.now() - 24 * HOUR - 1);
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
  });

  it('does not push what the recipient has read or may not see by now', async () => {
    const { id, browsers } = await world.user();
    world.unwanted.add('N-read');
    await world.arrive(id, 'N-read');
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
  });

  it.each([404, 410])('removes a device whose service answers %i, and keeps the others', async (status) => {
    const { id, browsers } = await world.user(2);
    world.server.answer(browsers[0]!, { status });
    await world.arrive(id, 'N1');
    await settled();
    const left = await world.devices.of(id, world.clock.now());
    expect(left.map((device) => device.id)).toEqual([world.deviceOf(browsers[1]!).id]);
    expect(world.server.inboxOf(browsers[1]!)).toHaveLength(1);
  });

  it('tries again after growing pauses, only where it failed', async () => {
    const { id, browsers } = await world.user(2);
    const [bad, good] = browsers as [(typeof browsers)[0], (typeof browsers)[0]];
    world.server.answer(bad, { status: 503 }, 'nothing', { status: 201 });
    await world.arrive(id, 'N1');
    await settled();
    expect([world.server.requestsTo(bad), world.server.requestsTo(good)]).toEqual([1, 1]);

    world.clock.advance(world.settings.pauses[0]! - 1);
    await settled();
    expect(world.server.requestsTo(bad)).toBe(1);
    world.clock.advance(1);
    await eventually(() => expect(world.server.requestsTo(bad)).toBe(2));
    await settled();

    world.clock.advance(world.settings.pauses[1]!);
    await eventually(() => expect(world.server.inboxOf(bad)).toHaveLength(1));
    await settled();
    expect(world.server.requestsTo(good)).toBe(1);
  });

  it('waits as long as the service asks for', async () => {
    const { id, browsers } = await world.user();
    world.server.answer(browsers[0]!, { status: 429, headers: { 'retry-after': '3600' } }, { status: 201 });
    await world.arrive(id, 'N1');
    await settled();
    world.clock.advance(HOUR - 1);
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(1);
    world.clock.advance(1);
    await eventually(() => expect(world.server.inboxOf(browsers[0]!)).toHaveLength(1));
    // The service keeps it for the rest of the day.
    expect(world.server.inboxOf(browsers[0]!)[0]?.headers['ttl']).toBe(String(23 * 60 * 60));
  });

  it('gives up after the last pause, and keeps the device', async () => {
    const { id, browsers } = await world.user();
    world.server.answer(browsers[0]!, { status: 500 });
    await world.arrive(id, 'N1');
    for (const [index, pause] of world.settings.pauses.entries()) {
      await eventually(() => expect(world.server.requestsTo(browsers[0]!)).toBe(index + 1));
      await settled();
      world.clock.advance(pause);
    }
    await eventually(() => expect(world.server.requestsTo(browsers[0]!)).toBe(6));
    await settled();
    world.clock.advance(10 * HOUR);
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(6);
    expect(await world.devices.of(id, world.clock.now())).toHaveLength(1);
  });

  it('pushes to a user at most so often in an hour, the notifications of others all the same', async () => {
    const [ada, bob] = [await world.user(), await world.user()];
    for (const each of ['N1', 'N2', 'N3', 'N4', 'N5']) await world.arrive(ada.id, each);
    await world.arrive(bob.id, 'N1');
    await settled();
    expect(world.server.inboxOf(ada.browsers[0]!)).toHaveLength(3);
    expect(world.server.inboxOf(bob.browsers[0]!)).toHaveLength(1);
  });

  it('is quiet while the recipient has the product in view', async () => {
    const { id, browsers } = await world.user();
    await world.views.renew([id]);
    await world.arrive(id, 'N1');
    await settled();
    world.clock.advance(world.settings.viewMs - 1);
    await world.views.renew([id]);
    world.clock.advance(1);
    await settled();
    world.clock.advance(HOUR);
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
  });

  it('pushes late to a recipient who has closed the page in the moment of the notification', async () => {
    const { id, browsers } = await world.user();
    await world.views.renew([id]);
    await world.arrive(id, 'N1');
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
    world.clock.advance(world.settings.viewMs);
    await eventually(() => expect(world.server.inboxOf(browsers[0]!)).toHaveLength(1));
  });

  it('pushes nothing to a device whose session has ended, although its registration is still there', async () => {
    const { id, browsers } = await world.user();
    await world.signOut(id);
    await world.arrive(id, 'N1');
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
  });

  it('pushes nothing to a device that has not registered again for a week', async () => {
    const { id, browsers } = await world.user();
    world.clock.advance(world.settings.registrationMs);
    await world.arrive(id, 'N1');
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
  });

  it('finishes what a process that was killed has claimed, once its claim has ended', async () => {
    const { id, browsers } = await world.user();
    const at = world.clock.now();
    const claimed = { ...{ left: null, wasInView: false, failures: 0 }, dueAt: at + world.settings.claimMs };
    await world.deliveries.insertAbsent([
      { _id: `${id}:N1`, userId: id, notificationId: 'N1', kind: 'LIKE', at, ...claimed },
    ]);
    await settled();
    expect(world.server.requestsTo(browsers[0]!)).toBe(0);
    world.clock.advance(world.settings.claimMs);
    await eventually(() => expect(world.server.inboxOf(browsers[0]!)).toHaveLength(1));
    await settled();
  });
});
