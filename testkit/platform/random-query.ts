import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { hash } from './faults.js';

/** Maximum depth of selections. */
const DEPTH = 4;

/**
 * A valid query for a schema, and values for its variables, some of which are invalid. Deterministic for a seed.
 */
export class RandomQuery {
  readonly text: string;
  readonly variables: Record<string, unknown> = {};
  readonly #schema: GraphQLSchema;
  readonly #definitions: string[] = [];
  readonly #fragments: string[] = [];
  readonly #seed: string;
  #count = 0;

  constructor(schema: GraphQLSchema, seed: string) {
    this.#schema = schema;
    this.#seed = seed;
    const selection = this.#selection(schema.getQueryType()!, DEPTH);
    const definitions = this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
    this.text = `query Random${definitions} ${selection}\n${this.#fragments.join('\n')}`;
  }

  #random(sides: number): number {
    return (hash(`${this.#seed}/${this.#count++}`) >>> 0) % sides;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const parts = isObjectType(type)
      ? this.#fields(type.getFields(), depth)
      : this.#schema
          .getPossibleTypes(type)
          .filter(() => this.#random(4) > 0)
          .map((possible) => this.#fragment(possible, depth));
    // Duplicate selections must be merged.
    if (parts.length > 0 && this.#random(4) === 0) parts.push(parts[0]!);
    return `{ __typename ${parts.join(' ')} }`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const selection = this.#selection(type, depth);
    if (this.#random(3) > 0) return `... on ${type.name} ${selection}`;
    const name = `F${this.#fragments.length}_${this.#count}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${selection}`);
    return `...${name}`;
  }

  #fields(fields: Record<string, GraphQLField<unknown, unknown>>, depth: number): string[] {
    return Object.values(fields).flatMap((field) => {
      const named = getNamedType(field.type);
      if ((depth === 0 && isCompositeType(named)) || this.#random(3) === 0) return [];
      // A unique alias, so that different arguments never conflict.
      const alias = field.args.length > 0 || this.#random(4) === 0 ? `${field.name}_${this.#count}: ` : '';
      const selection = isCompositeType(named) ? this.#selection(named, depth - 1) : '';
      return [`${alias}${field.name}${this.#arguments(field)} ${selection}`];
    });
  }

  #arguments({ args }: GraphQLField<unknown, unknown>): string {
    const given = args.flatMap(({ name, type, defaultValue }) => {
      const required = isNonNullType(type) && defaultValue === undefined;
      if (!required && this.#random(2) === 0) return [];
      return [`${name}: ${this.#random(2) === 0 ? this.#variable(type) : literal(this.#value(type), type)}`];
    });
    return given.length > 0 ? `(${given.join(', ')})` : '';
  }

  #variable(type: GraphQLInputType): string {
    const name = `v${this.#definitions.length}`;
    const dice = this.#random(20);
    const [inner, given] = [isNonNullType(type) ? type.ofType : type, this.#value(type)];
    // A default value makes a nullable variable valid at a non-null position, until a client sends null.
    const hasDefault = dice < 6 && !isInputObjectType(inner) && !isListType(inner);
    this.#definitions.push(`$${name}: ${hasDefault ? `${inner} = ${literal(given, inner)}` : type}`);
    if (dice === 0) this.variables[name] = null;
    else if (dice === 7) this.variables[name] = { wrong: [true] };
    else if (!hasDefault || dice % 2 === 0) this.variables[name] = given;
    return `$${name}`;
  }

  #value(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType);
    if (isListType(type)) return [this.#value(type.ofType), this.#value(type.ofType)];
    if (isEnumType(type)) return type.getValues()[this.#random(type.getValues().length)]?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.type)]));
    }
    if (type.name === '_Any') return { __typename: this.#entity(), id: String(this.#random(9)), name: 'a' };
    if (type.name === 'Boolean') return this.#random(2) === 0;
    return type.name === 'Int' ? this.#random(100) : `text ${this.#random(100)}`;
  }

  #entity(): string {
    const types = ['User', 'Tweet', 'Viewer', 'Hashtag', 'Nobody'];
    return types[this.#random(types.length)]!;
  }
}

function literal(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(value, type.ofType);
  if (isListType(type))
    return `[${(value as unknown[]).map((item) => literal(item, type.ofType)).join(', ')}]`;
  if (isEnumType(type)) return String(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const types = isInputObjectType(type) ? type.getFields() : {};
  const fields = Object.entries(value).map(
    ([name, each]) => `${name}: ${literal(each, types[name]?.type ?? type)}`,
  );
  return `{ ${fields.join(', ')} }`;
}
