import type { Event, EventCatalog } from '#platform/event.js';
import type { LiveEvent, LiveSource } from '#platform/live-source.js';

export const WEATHER_EVENTS: EventCatalog = {
  'reading.taken': { stream: 'WEATHER', version: 1 },
  'alert.raised': { stream: 'WEATHER', version: 1 },
  'station.closed': { stream: 'WEATHER', version: 1 },
  'region.watched': { stream: 'REGIONS', version: 1 },
  'region.unwatched': { stream: 'REGIONS', version: 1 },
};

interface ReadingTaken extends LiveEvent {
  payload: { station: string; celsius: number };
}

interface AlertRaised extends LiveEvent {
  payload: { region: string; station: string; text: string };
}

/** What the sources read: written by tests. */
export class WeatherState {
  /** The regions that a viewer watches. */
  readonly regions = new Map<string, Set<string>>();
  /** Viewers that may receive no alert. */
  readonly excluded = new Set<string>();
}

/** The topics are stations, chosen by the argument. There is no gap value and no replay. */
export function readingsSource(): LiveSource<ReadingTaken> {
  return {
    stream: 'WEATHER',
    cursorList: 'readings',
    topicsOf: (_viewer, { station }) => Promise.resolve(new Set([station as string])),
    topicOf: ({ type, payload }) =>
      type === 'reading.taken' ? (payload as ReadingTaken['payload']).station : null,
    mayReceive: (_event, viewerIds) =>
      Promise.resolve({ mayReceive: viewerIds.map(() => true), isShared: true }),
    toValue: ({ payload: { station, celsius } }, cursor) => ({ cursor, celsius, station: { id: station } }),
  };
}

/** The topics are regions, which open subscriptions gain and lose by events. There is no replay. */
export function alertsSource(state: WeatherState): LiveSource<AlertRaised> {
  return {
    stream: 'WEATHER',
    cursorList: 'alerts',
    subjectFields: ['station'],
    topicsOf: ({ id }) => Promise.resolve(new Set(state.regions.get(id))),
    follow: {
      stream: 'REGIONS',
      changesOf: ({ type, payload }) => {
        const { viewerId, region } = payload as { viewerId: string; region: string };
        return [{ viewerId, topic: region, listens: type === 'region.watched' }];
      },
    },
    topicOf: ({ type, payload }) =>
      type === 'alert.raised' ? (payload as AlertRaised['payload']).region : null,
    mayReceive: (_event, viewerIds) =>
      Promise.resolve({ mayReceive: viewerIds.map((id) => !state.excluded.has(id)), isShared: true }),
    toValue: ({ payload: { text, station } }, cursor) => ({
      __typename: 'Alert',
      cursor,
      text,
      station: { id: station },
    }),
    gapValue: (cursor, missed) => ({ __typename: 'AlertGap', cursor, missed }),
  };
}

let sequence = 0n;

export function weatherEvent(type: string, payload: Record<string, unknown>): Event {
  const id = String(1_990_000_000_000_000_000n + sequence++);
  return { id, type, version: 1, key: 'weather', at: Date.now(), payload };
}
