import type { QueryPlanInlineFragmentNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { mergeInto } from './merge.js';
import { NotCovered } from './not-covered.js';
import { isOfType, type Rewrites } from './rewrites.js';
import type { Fields } from './source.js';

/** What one fetch asks for: each distinct entity once, and the objects that wait for it. */
export interface Batch {
  readonly representations: Fields[];
  /** The objects that each of them stands for. */
  readonly objects: Fields[][];
}

type Selections = readonly QueryPlanSelectionNode[];

/** How an entity is named to a room: reads a fetch's `requires` off the objects that there are. */
export class Representations {
  readonly #schema: GraphQLSchema;
  readonly #requires: readonly QueryPlanInlineFragmentNode[];
  readonly #rewrites: Rewrites | null;
  /** What is required of each type: what stands in the fragments that it fits. */
  readonly #byType = new Map<string, readonly Selections[]>();

  constructor(schema: GraphQLSchema, requires: readonly QueryPlanSelectionNode[], rewrites: Rewrites | null) {
    this.#schema = schema;
    this.#requires = requires.map((fragment) => {
      if (fragment.kind !== 'InlineFragment') throw new NotCovered('A key has no type.');
      return fragment;
    });
    this.#rewrites = rewrites;
  }

  /** Those of the objects that the room has something to say about, in the order of first appearance. */
  batch(objects: readonly Fields[]): Batch {
    const batch: Batch = { representations: [], objects: [] };
    const known = new Map<string, Fields[]>();
    for (const object of objects) {
      const representation = this.#represent(object);
      if (!representation) continue;
      const key = keyOf(representation);
      const waiting = known.get(key);
      if (waiting) waiting.push(object);
      else {
        const first = [object];
        known.set(key, first);
        batch.representations.push(representation);
        batch.objects.push(first);
      }
    }
    return batch;
  }

  #represent(object: Fields): Fields | null {
    const typename = object['__typename'];
    if (typeof typename !== 'string') return null;
    let representation: Fields | null = null;
    for (const selections of this.#requiredOf(typename)) {
      const part = read(this.#schema, object, selections);
      if (!representation) representation = part;
      else if (part) mergeInto(representation, part, undefined);
    }
    if (!representation?.['__typename']) return null;
    this.#rewrites?.apply(representation);
    return representation;
  }

  #requiredOf(typename: string): readonly Selections[] {
    let required = this.#byType.get(typename);
    if (!required) {
      required = this.#requires
        .filter(({ typeCondition }) => typeCondition && isOfType(this.#schema, typename, typeCondition))
        .map(({ selections }) => selections);
      // Rooms say what type an object has: only those that exist are remembered.
      if (this.#schema.getType(typename)) this.#byType.set(typename, required);
    }
    return required;
  }
}

/** Reads a selection off an object; null when a part of it is not there. */
function read(schema: GraphQLSchema, object: Fields, selections: Selections): Fields | null {
  const found: Fields = {};
  for (const selection of selections) {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name;
      const value = object[key];
      if (value === undefined) return null;
      found[key] = selection.selections ? readBelow(schema, value, selection.selections) : value;
    } else {
      const typename = object['__typename'];
      const { typeCondition: condition } = selection;
      if (typeof typename !== 'string' || !condition || !isOfType(schema, typename, condition)) continue;
      const part = read(schema, object, selection.selections);
      if (part) mergeInto(found, part, undefined);
    }
  }
  return found;
}

function readBelow(schema: GraphQLSchema, value: unknown, selections: Selections): unknown {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return read(schema, value as Fields, selections);
  return value.map((element) => readBelow(schema, element, selections));
}

/** The same for the same entity: quick for a key of one field, which most have. */
function keyOf(representation: Fields): string {
  let name: string | null = null;
  for (const field in representation) {
    if (field === '__typename') continue;
    if (name !== null) return JSON.stringify(representation);
    name = field;
  }
  const value = name === null ? null : representation[name];
  if (typeof value !== 'string') return JSON.stringify(representation);
  return `${String(representation['__typename'])} ${name} ${value}`;
}
