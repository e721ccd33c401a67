import type { Clock } from '#platform/clock.js';
import type { Log } from '#platform/log.js';
import type { Changes } from './changes.js';
import type { EntityVisibility, Permission } from './entity-visibility.js';

/** What the viewer may see of an owner, by the owner's id. */
export type PermissionOf = (ownerId: string) => Permission;

/** A permission that is being read or was read. */
interface CachedPermission {
  /** When the read began, in ms since 1970. */
  readonly at: number;
  readonly read: Promise<unknown>;
  /** Null until the read is over. */
  permission: Permission | null;
  /** The state of `Changes` in which it was last found to be valid. */
  validIn: number;
}

/** By viewer and owner. */
type Generation = Map<string, Map<string, CachedPermission>>;

/** How long a permission is cached at most, in ms. An event that changes it ends it at once. */
const TTL_MS = 1_000;

const ANONYMOUS = '';
const NO_PERMISSION: Permission = {};

/**
 * Who may see whose entities at this moment. Each pair of viewer and owner is read at most once a second, so that a page
 * that is requested repeatedly does not cost a read each time.
 *
 * Two generations: the older one is dropped as a whole once everything in it has expired.
 */
export class VisibilityCache {
  readonly #visibility: Pick<EntityVisibility, 'permissions'>;
  readonly #changes: Changes;
  readonly #clock: Clock;
  readonly #log: Log;
  #newer: Generation = new Map();
  #older: Generation = new Map();
  #turnedAt = 0;

  constructor(visibility: Pick<EntityVisibility, 'permissions'>, changes: Changes, clock: Clock, log: Log) {
    this.#visibility = visibility;
    this.#changes = changes;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * What a viewer, null for an anonymous one, may see of each owner: nothing where it cannot be read. Returns synchronously
   * when all of it is cached.
   */
  of(viewerId: string | null, ownerIds: ReadonlySet<string>): PermissionOf | Promise<PermissionOf> {
    const now = this.#clock.now();
    const cached = new Map<string, CachedPermission>();
    const missing: string[] = [];
    let isRead = true;
    for (const ownerId of ownerIds) {
      const one = this.#cached(viewerId, ownerId, now);
      if (!one) missing.push(ownerId);
      else if (cached.set(ownerId, one) && one.permission === null) isRead = false;
    }
    if (isRead && missing.length === 0) return (ownerId) => cached.get(ownerId)?.permission ?? NO_PERMISSION;
    if (missing.length > 0) this.#read(viewerId, missing, now, cached);
    return Promise.all([...cached.values()].map(({ read }) => read)).then(() => (ownerId) => {
      const one = cached.get(ownerId);
      // A change during the read may not be in its result.
      return (one && this.#isValid(one, viewerId, ownerId) && one.permission) || NO_PERMISSION;
    });
  }

  #read(
    viewerId: string | null,
    ownerIds: readonly string[],
    at: number,
    cached: Map<string, CachedPermission>,
  ): void {
    if (at - this.#turnedAt >= TTL_MS) this.#turn(at);
    const viewer = viewerId ?? ANONYMOUS;
    const ofViewer = this.#newer.get(viewer) ?? new Map<string, CachedPermission>();
    this.#newer.set(viewer, ofViewer);
    const reading = this.#visibility.permissions(viewerId, ownerIds).catch((error: unknown) => {
      this.#log.warn({ err: error }, 'cannot read who may see cached entities');
      return null;
    });
    const { state } = this.#changes;
    ownerIds.forEach((ownerId, index) => {
      const one: CachedPermission = {
        at,
        permission: null,
        validIn: state,
        read: reading.then((permissions) => {
          one.permission = permissions?.[index] ?? NO_PERMISSION;
          if (permissions === null && ofViewer.get(ownerId) === one) ofViewer.delete(ownerId);
        }),
      };
      ofViewer.set(ownerId, one);
      cached.set(ownerId, one);
    });
  }

  #cached(viewerId: string | null, ownerId: string, now: number): CachedPermission | undefined {
    const viewer = viewerId ?? ANONYMOUS;
    const one = this.#newer.get(viewer)?.get(ownerId) ?? this.#older.get(viewer)?.get(ownerId);
    if (!one || now - one.at >= TTL_MS) return undefined;
    return this.#isValid(one, viewerId, ownerId) ? one : undefined;
  }

  #isValid(one: CachedPermission, viewerId: string | null, ownerId: string): boolean {
    const { state } = this.#changes;
    if (one.validIn !== state) {
      if (!this.#changes.isUnchanged(tagsOf(viewerId, ownerId), one.at)) return false;
      one.validIn = state;
    }
    return true;
  }

  #turn(now: number): void {
    this.#older = this.#newer;
    this.#newer = new Map();
    this.#turnedAt = now;
  }
}

/** The changes that end the permission of a viewer towards an owner. */
function tagsOf(viewerId: string | null, ownerId: string): string[] {
  if (viewerId === null) return [ownerId];
  return [viewerId, ownerId, pairOf(viewerId, ownerId), pairOf(ownerId, viewerId)];
}

/** The tag of a directed pair of users. */
export function pairOf(from: string, to: string): string {
  return `${from}:${to}`;
}
