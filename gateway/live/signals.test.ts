import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RookeryError } from '#platform/errors.js';
import type { SocketClient } from '#testkit/gateway/socket-client.js';
import { WeatherGateway } from '#testkit/gateway/weather/weather-gateway.js';

const ALERTS = `subscription ($after: String) {
  alerts(after: $after) {
    __typename
    ... on Alert { cursor text }
    ... on Thunder { strikes station { name } }
    ... on AlertGap { missed }
  }
}`;

interface Value {
  __typename: string;
  cursor?: string;
  text?: string;
  strikes?: number;
}

describe('signals of a live source', () => {
  let weather: WeatherGateway;
  const clients: SocketClient[] = [];

  beforeEach(async () => {
    weather = await WeatherGateway.open();
    weather.state.regions.set('ada', new Set(['north'])).set('bob', new Set(['south']));
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await weather[Symbol.asyncDispose]();
  });

  const settled = () => expect.poll(() => weather.pending).toBe(0);

  async function subscribe(viewerId: string, after?: string): Promise<SocketClient> {
    const client = await weather.connect(viewerId);
    clients.push(client);
    await client.subscribe('s', ALERTS, { after });
    await settled();
    return client;
  }

  async function next(client: SocketClient): Promise<Value> {
    const { type, payload } = await client.next();
    expect(type).toBe('next');
    return (payload as { data: { alerts: Value } }).data.alerts;
  }

  const received = (client: SocketClient) => client.received.filter(({ type }) => type === 'next').length;
  const raise = (text: string) => weather.publish('alert.raised', { region: 'north', station: 's1', text });
  const thunder = (strikes: number, region = 'north') =>
    weather.bus.signal('thunder', {
      type: 'thunder.heard',
      at: Date.now(),
      payload: { region, station: 's1', strikes },
    });

  it('reach those who listen to their topic, with the fields of other subgraphs', async () => {
    const [ada, bob] = [await subscribe('ada'), await subscribe('bob')];
    thunder(3);
    thunder(4, 'south');
    expect(await next(ada)).toEqual({ __typename: 'Thunder', strikes: 3, station: { name: 'S1' } });
    expect(await next(bob)).toMatchObject({ strikes: 4 });
    await settled();
    expect([received(ada), received(bob)]).toEqual([1, 1]);
  });

  it('do not reach who may not receive them', async () => {
    const ada = await subscribe('ada');
    weather.state.excluded.add('ada');
    thunder(1);
    await settled();
    weather.state.excluded.delete('ada');
    await raise('Storm');
    expect((await next(ada)).text).toBe('Storm');
  });

  it('stay between the events that they came between, and repeat none', async () => {
    const ada = await subscribe('ada');
    await raise('One');
    thunder(1);
    await new Promise((resolve) => setImmediate(resolve));
    await raise('Two');
    const all = [await next(ada), await next(ada), await next(ada)];
    expect(all.map(({ text, strikes }) => text ?? strikes)).toEqual(['One', 1, 'Two']);
    thunder(2);
    expect((await next(ada)).strikes).toBe(2);
    await settled();
    expect(received(ada)).toBe(4);
  });

  it('are not told to who comes back', async () => {
    const ada = await subscribe('ada');
    await raise('Seen');
    const { cursor } = await next(ada);
    thunder(1);
    expect((await next(ada)).strikes).toBe(1);
    ada.close();
    await raise('Missed');
    const again = await subscribe('ada', cursor);
    expect((await next(again)).text).toBe('Missed');
    await settled();
    expect(received(again)).toBe(1);
  });

  it('are dropped while it is not known who may receive them, and are no gap', async () => {
    const ada = await subscribe('ada');
    let asked = 0;
    weather.state.beforeReception = () => {
      asked += 1;
      return Promise.reject(new RookeryError('SERVICE_UNAVAILABLE'));
    };
    thunder(1);
    await expect.poll(() => asked).toBe(1);
    await settled();
    weather.state.beforeReception = () => Promise.resolve();
    await raise('Storm');
    expect((await next(ada)).text).toBe('Storm');
    expect(asked).toBe(1);
  });
});
