import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryCache, type Cache } from '#platform/cache/index.js';
import { ManualClock } from '#testkit/trends/trends-subgraph.js';
import { PUSH_DEFAULTS } from '../rules/push.js';
import { Views } from '../store/views.js';
import { viewPresence } from './view-presence.js';

describe('the presence of viewers', () => {
  let clock: ManualClock;
  let cache: Cache;
  let views: Views;
  beforeEach(() => {
    clock = new ManualClock(Date.now());
    cache = createMemoryCache({ clock, namespace: 'views' });
    views = new Views(cache, PUSH_DEFAULTS.viewMs);
  });
  afterEach(() => cache[Symbol.asyncDispose]());

  const isInView = (...ids: string[]) => Promise.all(ids.map((id) => views.isInView(id)));

  it('is that of subscriptions which say that they are visible', async () => {
    await viewPresence({ cache }).renew([
      { viewerId: 'ann', args: { visible: true } },
      { viewerId: 'bob', args: { visible: false } },
      { viewerId: 'cai', args: {} },
      { viewerId: 'dan', args: { visible: false } },
      { viewerId: 'dan', args: { visible: true } },
    ]);
    expect(await isInView('ann', 'bob', 'cai', 'dan')).toEqual([true, false, false, true]);
  });

  it('lasts over two renewals that fail, and ends by itself', async () => {
    const presence = viewPresence({ cache });
    await presence.renew([{ viewerId: 'ann', args: { visible: true } }]);
    clock.advance(2 * presence.everyMs + presence.everyMs - 1);
    expect(await isInView('ann')).toEqual([true]);
    clock.advance(1);
    expect(await isInView('ann')).toEqual([false]);
  });

  it('keeps thousands in few calls', async () => {
    const ids = Array.from({ length: 2_500 }, (_, n) => String(n));
    await viewPresence({ cache }).renew(ids.map((viewerId) => ({ viewerId, args: { visible: true } })));
    expect(await isInView('0', '999', '1000', '2499')).toEqual([true, true, true, true]);
  });
});
