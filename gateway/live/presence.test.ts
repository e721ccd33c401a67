import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Listener } from '#platform/live-source.js';
import { readingsSource } from '#testkit/gateway/weather/sources.js';
import type { SocketClient } from '#testkit/gateway/socket-client.js';
import { WeatherGateway } from '#testkit/gateway/weather/weather-gateway.js';

const READINGS = 'subscription ($station: ID!) { readings(station: $station) { celsius } }';

describe('a live source that is told who listens', () => {
  let weather: WeatherGateway;
  let isFailing = false;
  /** What the source was told, call by call. */
  let told: (readonly Listener[])[];
  const clients: SocketClient[] = [];

  async function open(everyMs: number): Promise<void> {
    isFailing = false;
    told = [];
    const renew = (listeners: readonly Listener[]): Promise<void> => {
      told.push(listeners.map(({ viewerId, args }) => ({ viewerId, args })));
      return isFailing ? Promise.reject(new Error('away')) : Promise.resolve();
    };
    weather = await WeatherGateway.open(() => ({
      readings: { ...readingsSource(), presence: { everyMs, renew } },
    }));
  }
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await weather[Symbol.asyncDispose]();
  });

  async function listen(viewerId: string, station: string): Promise<SocketClient> {
    const client = await weather.connect(viewerId);
    clients.push(client);
    await client.subscribe('s', READINGS, { station });
    await expect.poll(() => weather.pending).toBe(0);
    return client;
  }

  it('learns of a subscription when it opens, with its arguments', async () => {
    await open(3_600_000);
    await listen('ada', 's1');
    await listen('bob', 's2');
    expect(told).toEqual([
      [{ viewerId: 'ada', args: { station: 's1' } }],
      [{ viewerId: 'bob', args: { station: 's2' } }],
    ]);
  });

  it('learns at intervals which subscriptions are open, and no more of those that have closed', async () => {
    await open(20);
    const ada = await listen('ada', 's1');
    await listen('bob', 's2');
    const viewers = () => told.at(-1)?.map(({ viewerId }) => viewerId);
    await vi.waitFor(() => expect(viewers()).toEqual(['ada', 'bob']), { timeout: 20_000 });
    ada.close();
    await vi.waitFor(() => expect(viewers()).toEqual(['bob']), { timeout: 20_000 });
  });

  it('delivers events all the same when the source fails', async () => {
    await open(20);
    isFailing = true;
    const client = await listen('ada', 's1');
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(2), { timeout: 20_000 });
    await weather.publish('reading.taken', { station: 's1', celsius: 20 });
    expect(await client.next()).toMatchObject({ payload: { data: { readings: { celsius: 20 } } } });
  });
});
