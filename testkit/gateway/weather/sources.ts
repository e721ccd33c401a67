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
  type: 'alert.raised';
  payload: { region: string; station: string; text: string };
}

/** A signal: heard now, and stored by nobody. */
interface ThunderHeard extends LiveEvent {
  type: 'thunder.heard';
  payload: { region: string; station: string; strikes: number };
}

/** What the sources read: written by tests. */
export class WeatherState {
  /** The regions that a viewer watches. */
  readonly regions = new Map<string, Set<string>>();
  /** Viewers that may receive no alert. */
  readonly excluded = new Set<string>();
  /** Replaced by tests that hold up an alert, or let it fail. */
  beforeReception: () => Promise<void> = () => Promise.resolve();
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
export function alertsSource(state: WeatherState): LiveSource<AlertRaised | ThunderHeard> {
  return {
    stream: 'WEATHER',
    signals: 'thunder',
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
      type === 'alert.raised' || type === 'thunder.heard'
        ? (payload as (AlertRaised | ThunderHeard)['payload']).region
        : null,
    mayReceive: async (_event, viewerIds) => {
      await state.beforeReception();
      return { mayReceive: viewerIds.map((id) => !state.excluded.has(id)), isShared: true };
    },
    toValue: ({ type, payload }, cursor) => {
      const station = { id: payload.station };
      return type === 'thunder.heard'
        ? { __typename: 'Thunder', strikes: payload.strikes, station }
        : { __typename: 'Alert', cursor, text: payload.text, station };
    },
    gapValue: (cursor, missed) => ({ __typename: 'AlertGap', cursor, missed }),
  };
}

let sequence = 0n;

export function weatherEvent(type: string, payload: Record<string, unknown>): Event {
  const id = String(1_990_000_000_000_000_000n + sequence++);
  return { id, type, version: 1, key: 'weather', at: Date.now(), payload };
}
