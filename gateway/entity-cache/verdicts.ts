import { LRUCache } from 'lru-cache';
import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Graph } from '#platform/read-models/graph.js';
import { canSeeProfile, canSeeTweets, STRANGER, type Sight } from '#platform/visibility.js';
import type { Changes } from './changes.js';

/** What one person may see of another. */
export interface Verdict {
  readonly profile: boolean;
  readonly tweets: boolean;
}

/** Verdicts on people, by their ids. */
export type VerdictOn = (personId: string) => Verdict;

interface Known {
  at: number;
  verdict: Promise<Verdict>;
}

/** For how long a verdict is remembered at most, in ms. What changes it, and is heard of, ends it at once. */
const REMEMBERED_MS = 1_000;
const MAX_REMEMBERED = 100_000;

const NOTHING: Verdict = { profile: false, tweets: false };

/**
 * Who may see whom at this moment: asked of the graph, at most once a second for each pair, so that a page that is shown
 * again and again does not cost a read of the graph each time.
 */
export class Verdicts {
  readonly #graph: Pick<Graph, 'sights'>;
  readonly #changes: Changes;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #known = new LRUCache<string, Known>({ max: MAX_REMEMBERED });

  constructor(graph: Pick<Graph, 'sights'>, changes: Changes, clock: Clock, log: Log) {
    this.#graph = graph;
    this.#changes = changes;
    this.#clock = clock;
    this.#log = log;
  }

  /** What a viewer, or nobody signed in, may see of people: nothing, where the graph cannot be asked. */
  async of(viewerId: string | null, personIds: ReadonlySet<string>): Promise<VerdictOn> {
    const now = this.#clock.now();
    const verdicts = new Map<string, Promise<Verdict>>();
    const unknown: string[] = [];
    for (const personId of personIds) {
      const known = this.#known.get(pairOf(viewerId, personId));
      if (known && this.#holds(known, viewerId, personId, now)) verdicts.set(personId, known.verdict);
      else unknown.push(personId);
    }
    if (unknown.length > 0) this.#ask(viewerId, unknown, now, verdicts);
    const all = await Promise.all(verdicts.values());
    const byId = new Map([...verdicts.keys()].map((id, index) => [id, all[index] ?? NOTHING]));
    return (personId) => byId.get(personId) ?? NOTHING;
  }

  #ask(
    viewerId: string | null,
    personIds: readonly string[],
    at: number,
    verdicts: Map<string, Promise<Verdict>>,
  ): void {
    const sights = this.#graph.sights(viewerId, personIds);
    personIds.forEach((personId, index) => {
      const key = pairOf(viewerId, personId);
      const verdict = sights.then(
        (all) => verdictOf(all[index] ?? STRANGER),
        (error: unknown) => {
          if (index === 0) this.#log.warn({ err: error }, 'The graph cannot be asked who may see whom.');
          this.#known.delete(key);
          return NOTHING;
        },
      );
      this.#known.set(key, { at, verdict });
      verdicts.set(personId, verdict);
    });
  }

  #holds({ at }: Known, viewerId: string | null, personId: string, now: number): boolean {
    if (now - at >= REMEMBERED_MS) return false;
    const tags =
      viewerId === null
        ? [personId]
        : [viewerId, personId, pairOf(viewerId, personId), pairOf(personId, viewerId)];
    return this.#changes.hold(tags, at);
  }
}

/** Stands for how one person is joined to another. */
export function pairOf(from: string | null, to: string): string {
  return `${from ?? ''}:${to}`;
}

function verdictOf(sight: Sight): Verdict {
  return { profile: canSeeProfile(sight), tweets: canSeeTweets(sight) };
}
