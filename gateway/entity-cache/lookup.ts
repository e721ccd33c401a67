import type { Viewer } from '#platform/viewer.js';
import type { Metrics } from '../metrics.js';
import type { CachedEntity } from './process-entries.js';
import type { SubgraphEntries, EntityKeys } from './subgraph-entries.js';
import type { PermissionOf, VisibilityCache } from './visibility-cache.js';

export interface LookupOptions {
  subgraph: string;
  entries: SubgraphEntries;
  visibilityCache: VisibilityCache;
  /** Whether the cache may be used for a viewer at the moment. */
  mayAnswer: (viewer: Viewer | null) => boolean;
  metrics: Pick<Metrics['entityCache'], 'lookups'>;
}

/** In the order of the keys: the cached entities that the viewer may see. */
export type Shown = readonly (CachedEntity | undefined)[];

type Outcome = 'hit' | 'miss' | 'hidden' | 'passed';

/** Finds the cached entities of a subgraph that a viewer may see. Synchronous when no I/O is needed. */
export class Lookup {
  readonly #options: LookupOptions;

  constructor(options: LookupOptions) {
    this.#options = options;
  }

  find(keys: EntityKeys, viewer: Viewer | null): Shown | Promise<Shown> {
    const { entries, mayAnswer } = this.#options;
    if (!mayAnswer(viewer)) {
      this.#count('passed', keys.names.length);
      return [];
    }
    const viewerId = viewer?.id ?? null;
    const found = entries.local(keys);
    if (!entries.isShared || !found.includes(undefined)) return this.#showVisible(found, viewerId);
    return entries.addShared(keys, found).then(() => this.#showVisible(found, viewerId));
  }

  #showVisible(found: Shown, viewerId: string | null): Shown | Promise<Shown> {
    const users = new Set<string>();
    let cached = 0;
    for (const each of found) {
      if (each === undefined) continue;
      cached++;
      for (const { id } of each.entry.owners) users.add(id);
    }
    this.#count('miss', found.length - cached);
    if (cached === 0) return [];
    const { entries, visibilityCache } = this.#options;
    const permissionOf = visibilityCache.of(viewerId, users);
    if (!(permissionOf instanceof Promise)) return this.#show(found, permissionOf);
    // An entry may have become stale while the permissions were read.
    return permissionOf.then((resolved) =>
      this.#show(
        found.map((each) => (each && entries.isValid(each) ? each : undefined)),
        resolved,
      ),
    );
  }

  #show(found: Shown, permissionOf: PermissionOf): Shown {
    let hits = 0;
    let hidden = 0;
    // Usually all entities are visible, and no copy is made.
    let shown: (CachedEntity | undefined)[] | null = null;
    for (let place = 0; place < found.length; place++) {
      const each = found[place];
      if (each === undefined) continue;
      if (isVisible(each, permissionOf)) {
        hits++;
        continue;
      }
      hidden++;
      shown ??= [...found];
      shown[place] = undefined;
    }
    this.#count('hit', hits);
    this.#count('hidden', hidden);
    return shown ?? found;
  }

  #count(outcome: Outcome, number: number): void {
    const { subgraph, metrics } = this.#options;
    if (number > 0) metrics.lookups.inc({ subgraph, outcome }, number);
  }
}

function isVisible({ entry: { owners } }: CachedEntity, permissionOf: PermissionOf): boolean {
  for (const { aspect, id } of owners) if (permissionOf(id)[aspect] !== true) return false;
  return true;
}
