import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alertsSource } from '#testkit/gateway/weather/sources.js';
import type { Message, SocketClient } from '#testkit/gateway/socket-client.js';
import { WeatherGateway } from '#testkit/gateway/weather/weather-gateway.js';

const READINGS = `subscription ($station: ID!, $after: String) {
  readings(station: $station, after: $after) { cursor celsius station { name } }
}`;
const ALERTS = `subscription ($after: String) {
  alerts(after: $after) {
    __typename
    ... on Alert { cursor text station { name } }
    ... on AlertGap { cursor missed }
  }
}`;

interface Value {
  __typename?: string;
  cursor: string;
  celsius?: number;
  text?: string;
  missed?: number | null;
  station?: { name?: string; isFavorite?: boolean };
}

describe('a gateway with two live sources', () => {
  let weather: WeatherGateway;
  const clients: SocketClient[] = [];

  beforeEach(async () => {
    weather = await WeatherGateway.open();
    weather.state.regions.set('ada', new Set(['north'])).set('bob', new Set(['north']));
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) client.close();
    await weather[Symbol.asyncDispose]();
  });

  const settled = () => expect.poll(() => weather.pending).toBe(0);

  async function connect(viewerId: string): Promise<SocketClient> {
    const client = await weather.connect(viewerId);
    clients.push(client);
    return client;
  }

  async function subscribe(
    viewerId: string,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<SocketClient> {
    const client = await connect(viewerId);
    await client.subscribe('s', query, variables);
    await settled();
    return client;
  }

  function valueOf({ type, payload }: Message): Value {
    expect(type).toBe('next');
    const { data, errors } = payload as { data: Record<string, Value>; errors?: unknown };
    expect(errors).toBeUndefined();
    return Object.values(data)[0]!;
  }

  const next = async (client: SocketClient): Promise<Value> => valueOf(await client.next());
  const values = (client: SocketClient): number =>
    client.received.filter(({ type }) => type === 'next').length;
  const read = (station: string, celsius: number) => weather.publish('reading.taken', { station, celsius });
  const raise = (region: string, text: string, station = 's1') =>
    weather.publish('alert.raised', { region, station, text });

  it('delivers the events of one stream to the fields of two subgraphs', async () => {
    const readings = await subscribe('ada', READINGS, { station: 's1' });
    const alerts = await subscribe('ada', ALERTS);
    await read('s1', 20);
    await raise('north', 'Storm');
    const cursor = expect.any(String) as string;
    expect(await next(readings)).toEqual({ cursor, celsius: 20, station: { name: 'S1' } });
    expect(await next(alerts)).toEqual({
      __typename: 'Alert',
      cursor,
      text: 'Storm',
      station: { name: 'S1' },
    });
    await settled();
    expect([values(readings), values(alerts)]).toEqual([1, 1]);
  });

  it('selects the topics of a subscription by the arguments of its field', async () => {
    const client = await connect('ada');
    for (const station of ['s1', 's2']) await client.subscribe(station, READINGS, { station });
    await settled();
    await read('s2', 2);
    const first = await client.next();
    expect([first.id, valueOf(first).celsius]).toEqual(['s2', 2]);
    await read('s1', 1);
    const second = await client.next();
    expect([second.id, valueOf(second).celsius]).toEqual(['s1', 1]);
  });

  it('adds and removes topics of an open subscription by the events that its source follows', async () => {
    const bob = await subscribe('bob', ALERTS);
    await weather.publish('region.watched', { viewerId: 'bob', region: 'south' });
    await raise('south', 'Flood');
    expect((await next(bob)).text).toBe('Flood');
    await weather.publish('region.unwatched', { viewerId: 'bob', region: 'south' });
    await raise('south', 'More water');
    await raise('north', 'Storm');
    expect((await next(bob)).text).toBe('Storm');
  });

  it('delivers an event to the viewers that the source lets receive it at that moment', async () => {
    const [ada, bob] = [await subscribe('ada', ALERTS), await subscribe('bob', ALERTS)];
    weather.state.excluded.add('bob');
    await raise('north', 'Not for Bob');
    expect((await next(ada)).text).toBe('Not for Bob');
    await settled();
    weather.state.excluded.delete('bob');
    await raise('north', 'For both');
    expect((await next(bob)).text).toBe('For both');
  });

  it('resolves an event once for viewers of the same selection', async () => {
    const [ada, bob] = [await subscribe('ada', ALERTS), await subscribe('bob', ALERTS)];
    await raise('north', 'Storm');
    for (const client of [ada, bob]) expect((await next(client)).station).toEqual({ name: 'S1' });
    expect(weather.asked).toEqual([null]);
  });

  it('resolves the fields of an object type that depend on the viewer for each viewer', async () => {
    const query = `subscription ($station: ID!) { readings(station: $station) { station { isFavorite name } } }`;
    const clients = [
      await subscribe('ada', query, { station: 's1' }),
      await subscribe('bob', query, { station: 's1' }),
    ];
    await read('s1', 20);
    const stations = [];
    for (const client of clients) stations.push((await next(client)).station);
    expect(stations).toEqual([
      { isFavorite: true, name: 'S1' },
      { isFavorite: false, name: 'S1' },
    ]);
    expect(weather.asked.toSorted()).toEqual(['ada', 'bob', null]);
  });

  it('sends nothing about a subject that is gone', async () => {
    const ada = await subscribe('ada', ALERTS);
    await raise('north', 'Of a closed station', 'closed');
    await raise('north', 'Storm');
    expect((await next(ada)).text).toBe('Storm');
  });

  it('resumes after a cursor on the topics of the subscription', async () => {
    const first = await subscribe('ada', READINGS, { station: 's1' });
    await read('s1', 1);
    const { cursor: after } = await next(first);
    first.close();
    await read('s1', 2);
    await read('s2', 22);
    await raise('north', 'Storm');
    const second = await connect('ada');
    second.send({
      id: 's',
      type: 'subscribe',
      payload: { query: READINGS, variables: { station: 's1', after } },
    });
    await read('s1', 3);
    expect([(await next(second)).celsius, (await next(second)).celsius]).toEqual([2, 3]);
    await settled();
    expect(values(second)).toBe(2);
  });

  it('refuses the cursor of another field', async () => {
    const ada = await subscribe('ada', READINGS, { station: 's1' });
    await read('s1', 1);
    const { cursor: after } = await next(ada);
    ada.send({ id: 'other', type: 'subscribe', payload: { query: ALERTS, variables: { after } } });
    expect(await ada.next()).toMatchObject({
      id: 'other',
      type: 'error',
      payload: [{ extensions: { code: 'BAD_USER_INPUT', field: 'after' } }],
    });
  });

  it('sends a gap for a cursor older than the stream when the source cannot replay', async () => {
    await raise('north', 'Missed');
    const after = weather.cursors.pack('alerts', [1, '1900000000000000000']);
    const ada = await connect('ada');
    ada.send({ id: 's', type: 'subscribe', payload: { query: ALERTS, variables: { after } } });
    const cursor = expect.any(String) as string;
    expect(await next(ada)).toEqual({ __typename: 'AlertGap', cursor, missed: null });
    await raise('north', 'New');
    expect((await next(ada)).text).toBe('New');
  });

  it('ends a subscription that needs a gap when its source has no gap value', async () => {
    await read('s1', 1);
    const after = weather.cursors.pack('readings', [1]);
    const ada = await connect('ada');
    ada.send({
      id: 's',
      type: 'subscribe',
      payload: { query: READINGS, variables: { station: 's1', after } },
    });
    expect(await ada.next()).toMatchObject({
      id: 's',
      type: 'error',
      payload: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    await settled();
  });
});

describe('the tails of a gateway', () => {
  it('are one per stream, however many sources read it and however many subscriptions are open', async () => {
    await using weather = await WeatherGateway.open((state) => {
      const alerts = alertsSource(state);
      return { readings: { ...alerts, cursorList: 'readings' }, alerts };
    });
    const ada = await weather.connect('ada');
    await ada.subscribe('s', ALERTS);
    await expect.poll(() => weather.pending).toBe(0);
    expect(weather.tails.toSorted()).toEqual(['REGIONS', 'WEATHER']);
    ada.close();
  });
});

describe('a field without a live source', () => {
  it('is refused with BAD_REQUEST', async () => {
    await using weather = await WeatherGateway.open((state) => ({ alerts: alertsSource(state) }));
    const ada = await weather.connect('ada');
    ada.send({ id: 's', type: 'subscribe', payload: { query: READINGS, variables: { station: 's1' } } });
    expect(await ada.next()).toMatchObject({
      type: 'error',
      payload: [
        {
          message: 'This gateway has no live source for Subscription.readings.',
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    ada.close();
  });
});
