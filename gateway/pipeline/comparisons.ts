import { Kind, type SelectionSetNode } from 'graphql';
import type { Fragments } from '../fragments.js';

/** Selection sets, each with how often it occurs. */
type Occurrences = Map<SelectionSetNode, number>;

/** Fields that share a key of the response: their number, and the selection sets below them. */
interface SameKey {
  count: number;
  readonly below: Occurrences;
}

type Fields = ReadonlyMap<string, SameKey>;

/**
 * Counts the pairs of fields that validation compares: those that share a path of keys within one selection set, fragments written out.
 * A selection set that is reached in several ways is read once, and counting ends soon above `max`: a short document can have more pairs
 * than anybody can count.
 */
export class Comparisons {
  readonly #fragments: Fragments;
  readonly #max: number;
  readonly #fields = new Map<SelectionSetNode, Fields>();

  constructor(fragments: Fragments, max: number) {
    this.#fragments = fragments;
    this.#max = max;
  }

  /** The pairs of one selection set and of what is merged below it. */
  within(selectionSet: SelectionSetNode): number {
    return this.#pairsOf(this.#fieldsOf(selectionSet), 0);
  }

  #pairsOf(fields: Fields, counted: number): number {
    let pairs = counted;
    for (const { count, below } of fields.values()) {
      if (count < 2) continue;
      pairs += count * count;
      if (pairs > this.#max) return pairs;
      if (below.size > 0) pairs = this.#pairsOf(this.#merged(below), pairs);
    }
    return pairs;
  }

  #merged(sets: Occurrences): Fields {
    const merged = new Map<string, SameKey>();
    for (const [set, times] of sets) addAll(merged, this.#fieldsOf(set), times);
    return merged;
  }

  /** The fields of a selection set by their key, with those of its fragments. */
  #fieldsOf(selectionSet: SelectionSetNode): Fields {
    const known = this.#fields.get(selectionSet);
    if (known) return known;
    const fields = new Map<string, SameKey>();
    // Another rule refuses cycles of fragments; here they must only terminate.
    this.#fields.set(selectionSet, fields);
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        const below: Occurrences = new Map(selection.selectionSet ? [[selection.selectionSet, 1]] : []);
        add(fields, (selection.alias ?? selection.name).value, { count: 1, below }, 1);
        continue;
      }
      const inner =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection.selectionSet
          : this.#fragments.get(selection.name.value)?.selectionSet;
      if (inner && inner !== selectionSet) addAll(fields, this.#fieldsOf(inner), 1);
    }
    return fields;
  }
}

function addAll(to: Map<string, SameKey>, fields: Fields, times: number): void {
  for (const [key, same] of [...fields]) add(to, key, same, times);
}

function add(to: Map<string, SameKey>, key: string, { count, below }: SameKey, times: number): void {
  let same = to.get(key);
  if (!same) to.set(key, (same = { count: 0, below: new Map() }));
  same.count += count * times;
  for (const [set, occurrences] of below)
    same.below.set(set, (same.below.get(set) ?? 0) + occurrences * times);
}
