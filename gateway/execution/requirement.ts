import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { mergeInto } from './merge.js';
import { isOfType, type Rewrites } from './rewrites.js';
import type { Fields } from './source.js';

type Selections = readonly QueryPlanSelectionNode[];

/** The fields that a fetch requires of objects of one type. */
export class Requirement {
  readonly #schema: GraphQLSchema;
  /** The selections whose type conditions the type satisfies. */
  readonly #fragments: readonly Selections[];
  readonly #rewrites: Rewrites | null;
  /** The only key field; null when the key has several. */
  readonly #key: string | null;

  constructor(schema: GraphQLSchema, fragments: readonly Selections[], rewrites: Rewrites | null) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#rewrites = rewrites;
    this.#key = fragments.length === 1 ? onlyKeyOf(fragments[0]!) : null;
  }

  /** Equal for equal entities. With a key of one field, which most have, it builds nothing. */
  identify(object: Fields): unknown {
    const value = this.#key === null ? undefined : object[this.#key];
    return typeof value === 'string' ? value : JSON.stringify(this.represent(object));
  }

  /** The representation of an object; null when a required field is missing. The caller owns the result. */
  represent(object: Fields): Fields | null {
    let representation: Fields | null = null;
    for (const selections of this.#fragments) {
      const part = read(this.#schema, object, selections);
      if (!representation) representation = part;
      else if (part) mergeInto(representation, part, undefined);
    }
    if (!representation?.['__typename']) return null;
    this.#rewrites?.apply(representation);
    return representation;
  }
}

function onlyKeyOf(selections: Selections): string | null {
  const [key, ...others] = selections.filter((each) => each.kind !== 'Field' || each.name !== '__typename');
  if (key?.kind !== 'Field' || key.selections || others.length > 0) return null;
  return key.alias ?? key.name;
}

/** Reads a selection from an object; null when a field is missing. */
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
