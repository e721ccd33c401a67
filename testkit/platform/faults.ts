import {
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { RookeryError } from '#platform/errors.js';

/** A deterministic pseudo-random number: 32 bits, FNV-1a. */
export function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0) ^ (state >>> 12);
}

/**
 * Objects whose properties show every behaviour of a resolver. They return a value, a promise, a function, null at a
 * non-null position, an error or a value of the wrong type, or they throw, not always an Error. The behaviour depends on
 * the path only.
 */
export class Faults {
  readonly #schema: () => GraphQLSchema;

  constructor(schema: () => GraphQLSchema) {
    this.#schema = schema;
  }

  /** A valid value, or a fault, for a position of this type. */
  at(type: GraphQLOutputType, place: string): unknown {
    const random = (hash(place) >>> 0) % 100;
    if (random < 2) throw new Error(`Thrown at ${place}`);
    if (random < 4) throw new RookeryError('NOT_FOUND', { message: `Not at ${place}` });
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- resolvers may throw anything
    if (random < 5) throw `A text at ${place}`;
    if (random < 7) return Promise.reject(new Error(`Rejected at ${place}`));
    if (random < 9) return new Error(`Given at ${place}`);
    if (random < 12) return null;
    if (random < 13) return undefined;
    if (random < 15) return Symbol('no value at all');
    if (random < 35) return Promise.resolve(this.#valid(type, place));
    if (random < 42) return new Promise((resolve) => setImmediate(() => resolve(this.#valid(type, place))));
    return this.#valid(type, place);
  }

  /** An object of a type, with a property for each field. */
  objectOf(type: GraphQLObjectType, place: string): object {
    const object = {};
    for (const [name, { type: fieldType }] of Object.entries(type.getFields())) {
      const value = (): unknown => this.at(fieldType, `${place}.${name}`);
      const isMethod = hash(`${place}#${name}`) % 5 === 0;
      Object.defineProperty(object, name, { get: () => (isMethod ? value : value()) });
    }
    return object;
  }

  #valid(type: GraphQLOutputType, place: string): unknown {
    if (isNonNullType(type)) return this.#valid(type.ofType, place);
    if (isListType(type)) {
      const places = Array.from(
        { length: (hash(`${place}*`) >>> 0) % 4 },
        (_, index) => `${place}[${index}]`,
      );
      return places.map((item) => this.#item(type.ofType, item));
    }
    if (isLeafType(type)) return leaf(type, place);
    if (isObjectType(type)) return this.objectOf(type, place);
    const types = this.#schema().getPossibleTypes(type);
    const chosen = types[(hash(`${place}!`) >>> 0) % types.length]!;
    const __typename = hash(`${place}?`) % 7 === 0 ? 'Query' : chosen.name;
    return Object.defineProperty(this.objectOf(chosen, place), '__typename', { value: __typename });
  }

  /**
   * A null item fails its whole list: synchronously or later, but never both in one list, because graphql-js
   * leaves the later rejection unhandled, which ends the process.
   */
  #item(type: GraphQLOutputType, place: string): unknown {
    if (isLeafType(getNullableType(type))) return hash(place) % 9 === 0 ? null : this.#valid(type, place);
    return Promise.resolve().then(() => this.at(type, place));
  }
}

function leaf(type: GraphQLLeafType, place: string): unknown {
  const number = (hash(`${place}=`) >>> 0) % 1000;
  if (isEnumType(type)) return type.getValues()[number % type.getValues().length]?.value;
  switch (type.name) {
    case 'Int':
      return number;
    case 'Float':
      return number / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'DateTime':
      return new Date(1.7e12 + number);
    default:
      return `text ${number}`;
  }
}
