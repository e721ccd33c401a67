import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Graph } from '#social/read-models/graph.js';
import { canSeeProfile, canSeeTweets, STRANGER, type ViewPermission } from '#social/visibility.js';
import type { Changes } from './changes.js';

/** What one user may see of another. */
export interface Visibility {
  readonly profile: boolean;
  readonly tweets: boolean;
}

/** VisibilityCache on users, by their ids. */
export type VerdictOn = (userId: string) => Visibility;

/** A verdict that was asked for, on the way to here or remembered. */
interface Known {
  readonly at: number;
  readonly asked: Promise<unknown>;
  /** Null until it is here. */
  visibility: Visibility | null;
  /** The state of what is known of changes in which it was last found to hold. */
  heldIn: number;
}

/** By viewer, and by whom the viewer looks at. */
type Generation = Map<string, Map<string, Known>>;

/** For how long a verdict is remembered at most, in ms. What changes it, and is heard of, ends it at once. */
const REMEMBERED_MS = 1_000;

const NOBODY = '';
const NOTHING: Visibility = { profile: false, tweets: false };

/**
 * Who may see whom at this moment: asked of the graph, at most once a second for each pair, so that a page that is shown
 * again and again does not cost a read of the graph each time.
 *
 * Two generations: the older one is forgotten as a whole, when everything in it has grown too old.
 */
export class VisibilityCache {
  readonly #graph: Pick<Graph, 'viewPermissions'>;
  readonly #changes: Changes;
  readonly #clock: Clock;
  readonly #log: Log;
  #newer: Generation = new Map();
  #older: Generation = new Map();
  #turnedAt = 0;

  constructor(graph: Pick<Graph, 'viewPermissions'>, changes: Changes, clock: Clock, log: Log) {
    this.#graph = graph;
    this.#changes = changes;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * What a viewer, or nobody signed in, may see of users: nothing, where the graph cannot be asked. At once, when all of it
   * is remembered.
   */
  of(viewerId: string | null, userIds: ReadonlySet<string>): VerdictOn | Promise<VerdictOn> {
    const now = this.#clock.now();
    const known = new Map<string, Known>();
    const unknown: string[] = [];
    let isHere = true;
    for (const userId of userIds) {
      const remembered = this.#remembered(viewerId, userId, now);
      if (!remembered) unknown.push(userId);
      else if (known.set(userId, remembered) && remembered.visibility === null) isHere = false;
    }
    if (isHere && unknown.length === 0) return (userId) => known.get(userId)?.visibility ?? NOTHING;
    if (unknown.length > 0) this.#ask(viewerId, unknown, now, known);
    return Promise.all([...known.values()].map(({ asked }) => asked)).then(() => (userId) => {
      const one = known.get(userId);
      // What has changed while it was asked may not be in the answer.
      return (one && this.#holds(one, viewerId, userId) && one.visibility) || NOTHING;
    });
  }

  #ask(viewerId: string | null, userIds: readonly string[], at: number, known: Map<string, Known>): void {
    if (at - this.#turnedAt >= REMEMBERED_MS) this.#turn(at);
    const viewer = viewerId ?? NOBODY;
    const seen = this.#newer.get(viewer) ?? new Map<string, Known>();
    this.#newer.set(viewer, seen);
    const asked = this.#graph.viewPermissions(viewerId, userIds).then(
      (viewPermissions) => userIds.map((_, index) => visibilityOf(viewPermissions[index] ?? STRANGER)),
      (error: unknown) => {
        this.#log.warn({ err: error }, 'The graph cannot be asked who may see whom.');
        return null;
      },
    );
    const { state } = this.#changes;
    userIds.forEach((userId, index) => {
      const one: Known = {
        at,
        visibility: null,
        heldIn: state,
        asked: asked.then((visibilityCache) => {
          one.visibility = visibilityCache?.[index] ?? NOTHING;
          if (visibilityCache === null && seen.get(userId) === one) seen.delete(userId);
        }),
      };
      seen.set(userId, one);
      known.set(userId, one);
    });
  }

  #remembered(viewerId: string | null, userId: string, now: number): Known | undefined {
    const viewer = viewerId ?? NOBODY;
    const known = this.#newer.get(viewer)?.get(userId) ?? this.#older.get(viewer)?.get(userId);
    if (!known || now - known.at >= REMEMBERED_MS) return undefined;
    return this.#holds(known, viewerId, userId) ? known : undefined;
  }

  #holds(known: Known, viewerId: string | null, userId: string): boolean {
    const { state } = this.#changes;
    if (known.heldIn !== state) {
      if (!this.#changes.hold(tagsOf(viewerId, userId), known.at)) return false;
      known.heldIn = state;
    }
    return true;
  }

  #turn(now: number): void {
    this.#older = this.#newer;
    this.#newer = new Map();
    this.#turnedAt = now;
  }
}

/** What changes how a viewer sees a user. */
function tagsOf(viewerId: string | null, userId: string): string[] {
  if (viewerId === null) return [userId];
  return [viewerId, userId, pairOf(viewerId, userId), pairOf(userId, viewerId)];
}

/** Stands for how one user is joined to another. */
export function pairOf(from: string, to: string): string {
  return `${from}:${to}`;
}

function visibilityOf(viewPermission: ViewPermission): Visibility {
  return { profile: canSeeProfile(viewPermission), tweets: canSeeTweets(viewPermission) };
}
