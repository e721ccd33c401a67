import { PositionGone, type Position } from '#platform/bus/index.js';
import type { LiveEvent, LiveSource, Topic } from '#platform/live-source.js';
import type { Place, PositionedEvent } from '../positioned-event.js';
import type { RecentEvents } from './recent-events.js';
import type { StreamReader } from './stream-reader.js';

/** Where missed events are found, the cheapest first. */
export interface History {
  readonly recent: Pick<RecentEvents, 'after'>;
  readonly reader: Pick<StreamReader, 'after'>;
  /** The position of the newest event on the bus. */
  readonly newest: () => Promise<Position>;
  readonly source: Pick<LiveSource, 'stream' | 'topicOf' | 'follow' | 'idOf' | 'replay'>;
}

/** What a client missed: the events on its topics after one place, up to another. */
export interface Absence {
  readonly viewerId: string;
  readonly topics: ReadonlySet<Topic>;
  /** `id` is null for a client without a cursor, and for a cursor without one. */
  readonly after: { readonly position: Position; readonly id: string | null };
  readonly until: Place;
}

/** The client has everything up to a place of the stream, although not by the events before it. */
export interface CaughtUp {
  readonly until: Place;
  /** Whether events are missing. */
  readonly hasGap: boolean;
  /** Ids of events that the client has although they may come after `until`. */
  readonly knownIds: readonly string[];
}

/**
 * The missed events, oldest first: from memory, else from the bus, else rebuilt by the source. What none of them can tell is
 * reported as a gap, never skipped.
 */
export async function* replay(
  history: History,
  absence: Absence,
): AsyncGenerator<PositionedEvent | CaughtUp> {
  const { recent, reader, newest, source } = history;
  const { topics, after, until } = absence;
  if (after.position === until.position) return;
  if (after.position > until.position) {
    // The client comes from a gateway that has received more; or its stream no longer exists.
    if (after.position > (await newest())) yield* rebuild(source, absence);
    return;
  }
  const gained = new GainedTopics(source, absence.viewerId);
  const isMissed = ({ event, place: { position } }: PositionedEvent): boolean => {
    if (position <= after.position || position > until.position) return false;
    gained.follow(event);
    const topic = source.topicOf(event);
    return topic !== null && (topics.has(topic) || gained.has(topic));
  };
  try {
    const events = recent.after(after.position) ?? (await reader.after(after.position));
    yield* events.filter(isMissed);
  } catch (error) {
    if (!(error instanceof PositionGone)) throw error;
    yield* rebuild(source, absence);
  }
}

/** The topics that the missed events themselves add: the store, which `topics` were read from, may not have them yet. */
class GainedTopics {
  readonly #follow: LiveSource['follow'];
  readonly #viewerId: string;
  readonly #topics = new Set<Topic>();

  constructor({ stream, follow }: Pick<LiveSource, 'stream' | 'follow'>, viewerId: string) {
    this.#follow = follow?.stream === stream ? follow : undefined;
    this.#viewerId = viewerId;
  }

  follow(event: LiveEvent): void {
    for (const { viewerId, topic, listens } of this.#follow?.changesOf(event) ?? []) {
      if (viewerId === this.#viewerId && listens) this.#topics.add(topic);
    }
  }

  has(topic: Topic): boolean {
    return this.#topics.has(topic);
  }
}

async function* rebuild(
  source: History['source'],
  { topics, after: { position, id }, until }: Absence,
): AsyncGenerator<PositionedEvent | CaughtUp> {
  const stored = id === null ? null : ((await source.replay?.(topics, id)) ?? null);
  if (stored === null) {
    yield { until, hasGap: true, knownIds: [] };
    return;
  }
  // A client that leaves in the middle resumes by the id: the position is as gone as before.
  for (const { event, id } of stored) yield { event, place: { position, id } };
  const knownIds = stored.flatMap(({ event }) => source.idOf?.(event) ?? []);
  yield { until, hasGap: false, knownIds };
}
