import { isInterfaceType, isObjectType, type FieldNode, type GraphQLSchema } from 'graphql';
import type { Path } from './places.js';

/** Separates a response key from the name of its field. */
const SEPARATOR = '__as__';
/** A field with arguments in the text of a `@requires`. */
const FIELD_WITH_ARGUMENTS = /(\w+)\s*\(/g;

/**
 * The keys under which fields travel between the gateway and the subgraphs. The client's own response key is used, except where
 * the planner could take the field for another one: the planner selects keys and required fields under their own names, and reads
 * entities from the responses under the same names. So an alias that is the name of some field gets a key of its own, and the
 * response key is restored when the response is shaped.
 */
export class DataKeys {
  static readonly #known = new WeakMap<GraphQLSchema, DataKeys>();
  /** The names of all fields of the supergraph. */
  readonly #names = new Set<string>();
  /** The fields that some subgraph requires with arguments, which may be others than the client's. */
  readonly #requiredWithArguments = new Set<string>();
  readonly #separator: string;

  private constructor(supergraphSchema: GraphQLSchema) {
    for (const type of Object.values(supergraphSchema.getTypeMap())) {
      if (type.name.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) continue;
      for (const { name, astNode } of Object.values(type.getFields())) {
        this.#names.add(name);
        for (const text of requirementsIn(astNode?.directives))
          for (const [, required] of text.matchAll(FIELD_WITH_ARGUMENTS))
            this.#requiredWithArguments.add(required!);
      }
    }
    let separator = SEPARATOR;
    while ([...this.#names].some((name) => name.includes(separator))) separator += '_';
    this.#separator = separator;
  }

  static of(supergraphSchema: GraphQLSchema): DataKeys {
    let keys = DataKeys.#known.get(supergraphSchema);
    if (!keys) DataKeys.#known.set(supergraphSchema, (keys = new DataKeys(supergraphSchema)));
    return keys;
  }

  /** The key of a field: different for two fields of one object that have different response keys. */
  keyOf({ alias, name: { value: name } }: FieldNode): string {
    const responseKey = alias?.value ?? name;
    if (responseKey === name) {
      return this.#requiredWithArguments.has(name) ? this.#join(responseKey, name) : name;
    }
    const isAmbiguous = this.#names.has(responseKey) || responseKey.includes('__');
    return isAmbiguous ? this.#join(responseKey, name) : responseKey;
  }

  /** The response key of a key. */
  responseKeyOf(key: string): string {
    const end = key.lastIndexOf(this.#separator);
    return end === -1 ? key : key.slice(0, end);
  }

  /** The place in the response of a place in the data. */
  responsePathOf(path: Path): Path {
    return path.map((step) => (typeof step === 'string' ? this.responseKeyOf(step) : step));
  }

  #join(responseKey: string, name: string): string {
    return responseKey + this.#separator + name;
  }
}

/** The texts of `requires` in the join directives of a field. */
function requirementsIn(directives: FieldNode['directives'] = []): string[] {
  return directives.flatMap(({ arguments: given = [] }) =>
    given.flatMap(({ name, value }) =>
      name.value === 'requires' && 'value' in value ? [String(value.value)] : [],
    ),
  );
}
