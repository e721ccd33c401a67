import type { Viewer } from '#platform/viewer.js';
import type { Metrics } from '../metrics.js';
import type { Kept } from './process-entries.js';
import type { SubgraphEntries, Sought } from './subgraph-entries.js';
import type { PermissionOf, VisibilityCache } from './visibility-cache.js';

export interface LookupOptions {
  subgraph: string;
  entries: SubgraphEntries;
  visibilityCache: VisibilityCache;
  /** Whether the cache may answer a viewer at the moment. */
  mayAnswer: (viewer: Viewer | null) => boolean;
  metrics: Pick<Metrics['entityCache'], 'lookups'>;
}

/** In the order in which entities were sought: what is kept and may be shown. */
export type Shown = readonly (Kept | undefined)[];

type Outcome = 'hit' | 'miss' | 'hidden' | 'passed';

/** Finds what of a subgraph's entities is kept and may be shown to a viewer: at once, when nobody has to be asked for it. */
export class Lookup {
  readonly #options: LookupOptions;

  constructor(options: LookupOptions) {
    this.#options = options;
  }

  find(sought: Sought, viewer: Viewer | null): Shown | Promise<Shown> {
    const { entries, mayAnswer } = this.#options;
    if (!mayAnswer(viewer)) {
      this.#count('passed', sought.names.length);
      return [];
    }
    const viewerId = viewer?.id ?? null;
    const found = entries.here(sought);
    if (!entries.isShared || !found.includes(undefined)) return this.#showVisible(found, viewerId);
    return entries.addElsewhere(sought, found).then(() => this.#showVisible(found, viewerId));
  }

  #showVisible(found: Shown, viewerId: string | null): Shown | Promise<Shown> {
    const users = new Set<string>();
    let kept = 0;
    for (const each of found) {
      if (each === undefined) continue;
      kept++;
      for (const { id } of each.entry.owners) users.add(id);
    }
    this.#count('miss', found.length - kept);
    if (kept === 0) return [];
    const { entries, visibilityCache } = this.#options;
    const permissionOf = visibilityCache.of(viewerId, users);
    if (!(permissionOf instanceof Promise)) return this.#show(found, permissionOf);
    // An entry may have become stale while the permissions were read.
    return permissionOf.then((resolved) =>
      this.#show(
        found.map((each) => (each && entries.stillHolds(each) ? each : undefined)),
        resolved,
      ),
    );
  }

  #show(found: Shown, permissionOf: PermissionOf): Shown {
    let hits = 0;
    let hidden = 0;
    // Mostly everything may be shown, and is given back as it was found.
    let shown: (Kept | undefined)[] | null = null;
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

function isVisible({ entry: { owners } }: Kept, permissionOf: PermissionOf): boolean {
  for (const { aspect, id } of owners) if (permissionOf(id)[aspect] !== true) return false;
  return true;
}
