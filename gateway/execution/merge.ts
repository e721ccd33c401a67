import type { PlaceTree } from './places.js';
import type { Fields } from './source.js';

/** The name of every object's prototype, which is neither read nor written. */
const PROTOTYPE = '__proto__';

/**
 * Merges a subgraph's object into an object of the run. Objects of subgraphs are shared (one entity occurs at many paths, and
 * caches give theirs to many requests), so they are never written to: those that later fetches write to (`places`) are copied,
 * all others are used directly.
 */
export function mergeInto(target: Fields, source: Fields, places: PlaceTree | undefined): void {
  for (const key in source) {
    if (key === PROTOTYPE) continue;
    const incoming = source[key];
    if (incoming === undefined) continue;
    if (typeof incoming !== 'object' || incoming === null) target[key] = incoming;
    else target[key] = combine(target[key], incoming, places?.below(key));
  }
}

/** The value of a key after merging `incoming` into `present`. */
function combine(present: unknown, incoming: object, places: PlaceTree | undefined): unknown {
  if (typeof present !== 'object' || present === null) return own(incoming, places);
  if (Array.isArray(present)) {
    if (!Array.isArray(incoming) || incoming.length !== present.length) return own(incoming, places);
    const list = places ? present : present.slice();
    for (let index = 0; index < list.length; index++) {
      const element: unknown = incoming[index];
      list[index] =
        typeof element === 'object' && element !== null
          ? combine(list[index], element, places?.elements)
          : element;
    }
    return list;
  }
  if (Array.isArray(incoming)) return own(incoming, places);
  const object = places ? (present as Fields) : copyOf(present as Fields);
  mergeInto(object, incoming as Fields, places);
  return object;
}

/** The value with copies of the objects that later fetches write to, and of the objects around them. */
function own(value: unknown, places: PlaceTree | undefined): unknown {
  if (!places || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = new Array<unknown>(value.length);
    for (let index = 0; index < list.length; index++) list[index] = own(value[index], places.elements);
    return list;
  }
  const object = copyOf(value as Fields);
  for (const key of places.keys) {
    const below = object[key];
    if (typeof below === 'object' && below !== null) object[key] = own(below, places.below(key));
  }
  return object;
}

/** A spread would be shorter, but V8 takes a hundred times as long to add a field to its result. */
export function copyOf(object: Fields): Fields {
  const copy: Fields = {};
  for (const key in object) if (key !== PROTOTYPE) copy[key] = object[key];
  return copy;
}
