import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { Random } from './random.js';

export interface RandomOperation {
  readonly text: string;
  readonly variables: Record<string, unknown>;
}

/** Fields with fields that are still taken when the budget is used up, where a type has no others. */
const LAST_FIELDS = 5;

type Kind = 'query' | 'mutation' | 'subscription';

interface WriterOptions {
  /** How many of a hundred fields have the name of another field as their alias: such operations are often not valid. */
  readonly collisions?: number;
  /** How many of a hundred conditions use the variable of another one. */
  readonly shared?: number;
  /** Whether a fragment on an abstract type stands beside the name of the type, as the stock executor needs it. */
  readonly announces?: boolean;
  /** Texts and ids that most arguments take. @default digits */
  readonly texts?: readonly string[];
}

/** Writes one operation that a client could send: everything that GraphQL lets a client say about a selection. */
export class OperationWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: Random;
  /** Fields that may still have fields of their own. */
  #budget: number;
  #names = 0;
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  readonly #fragments: { name: string; on: GraphQLCompositeType; body: string }[] = [];
  /** Without an alias a field has the same arguments everywhere, or two of them would not merge. */
  readonly #arguments = new Map<string, string>();

  readonly #options: Required<WriterOptions>;
  readonly #fieldNames: readonly string[];
  readonly #conditions: string[] = [];

  constructor(schema: GraphQLSchema, random: Random, budget: number, options: WriterOptions = {}) {
    this.#options = { collisions: 0, shared: 0, announces: true, texts: [], ...options };
    this.#fieldNames = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()) : [],
    );
    this.#schema = schema;
    this.#random = random;
    this.#budget = budget;
  }

  write(kind: Kind): RandomOperation {
    const root = this.#schema.getRootType(kind as never) as GraphQLObjectType;
    const body =
      kind === 'subscription'
        ? this.#field(root, this.#random.pick(this.#fieldsOf(root)))
        : this.#selections(root, 0);
    const declared = this.#declarations.length > 0 ? `(${this.#declarations.join(', ')})` : '';
    const fragments = this.#fragments.map(
      ({ name, on, body: inner }) => `fragment ${name} on ${on.name} { ${inner} }`,
    );
    return {
      text: [`${kind} Random${declared} { ${body} }`, ...fragments].join('\n'),
      variables: this.#variables,
    };
  }

  #selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + this.#random.below(depth === 0 ? 3 : 4);
    return Array.from({ length: count }, () => this.#selection(type, depth)).join(' ');
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const kind = this.#random.below(100);
    const fields = this.#fieldsOf(type);
    if (kind < 8 || (fields.length === 0 && (kind < 30 || this.#budget <= 0))) {
      return `${this.#random.happens(30) ? `${this.#name('t')}: ` : ''}__typename${this.#directive()}`;
    }
    // Below a fragment the planner knows no introspection.
    if (kind < 12 && depth === 0 && type === this.#schema.getQueryType()) return this.#introspection();
    if (this.#options.collisions > 0 && isAbstractType(type) && this.#random.happens(30)) {
      const sideBySide = this.#sideBySide(type);
      if (sideBySide !== null) return sideBySide;
    }
    if ((kind < 28 && this.#budget > 0) || fields.length === 0) return this.#inline(type, depth);
    if (kind < 38 && this.#budget > 0) return this.#spread(type, depth);
    return this.#field(type, this.#random.pick(fields));
  }

  /** Fields that have fields are preferred as long as the depth allows for them. */
  #fieldsOf(type: GraphQLCompositeType): GraphQLField<unknown, unknown>[] {
    if (!('getFields' in type)) return [];
    const fields = Object.values(type.getFields());
    if (this.#budget > 0) return fields;
    const leaves = fields.filter((field) => isLeafType(getNamedType(field.type)));
    return leaves.length > 0 || this.#budget < -LAST_FIELDS ? leaves : fields;
  }

  #field(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>): string {
    const named = getNamedType(field.type);
    const isCollision = this.#random.happens(this.#options.collisions);
    const isAliased = isCollision || this.#random.happens(20);
    const key = `${type.name}.${field.name}`;
    const known = isAliased ? undefined : this.#arguments.get(key);
    const given = known ?? this.#argumentsOf(field);
    if (!isAliased) this.#arguments.set(key, given);
    const alias = isCollision ? this.#random.pick(this.#fieldNames) : this.#name('a');
    const name = isAliased ? `${alias}: ${field.name}` : field.name;
    const directive = type === this.#schema.getSubscriptionType() ? '' : this.#directive();
    if (!isCompositeType(named)) return `${name}${given}${directive}`;
    this.#budget--;
    return `${name}${given}${directive} { ${this.#selections(named, 1)} }`;
  }

  #inline(type: GraphQLCompositeType, depth: number): string {
    this.#budget--;
    const on = this.#random.happens(15) ? type : this.#random.pick(this.#overlapping(type));
    const condition = this.#random.happens(15) ? '' : ` on ${on.name}`;
    const inner = this.#selections(condition ? on : type, depth + 1);
    return `${this.#announce(type, on)}...${condition}${this.#directive()} { ${inner} }`;
  }

  /** Fields of two types under one response key. */
  #sideBySide(type: GraphQLCompositeType): string | null {
    const [one, other] = [this.#random.pick(this.#possible(type)), this.#random.pick(this.#possible(type))];
    const pairs = Object.values(one.getFields()).flatMap((field) =>
      Object.values(other.getFields())
        .filter(
          (another) => isLeafType(getNamedType(field.type)) && String(field.type) === String(another.type),
        )
        .map((another) => [field.name, another.name] as const),
    );
    if (one === other || pairs.length === 0) return null;
    const same = pairs.filter(([a, b]) => a === b);
    const [a, b] = this.#random.pick(same.length > 0 && this.#random.happens(50) ? same : pairs);
    const key = a === b && this.#random.happens(50) ? '' : `${this.#random.pick(this.#fieldNames)}: `;
    return `... on ${one.name} { ${key}${a} } ... on ${other.name} { ${key}${b} }`;
  }

  #spread(type: GraphQLCompositeType, depth: number): string {
    const fitting = this.#overlapping(type);
    const known = this.#fragments.filter(({ on }) => fitting.includes(on));
    if (known.length > 0 && this.#random.happens(50)) {
      const { on, name } = this.#random.pick(known);
      return `${this.#announce(type, on)}...${name}${this.#directive()}`;
    }
    this.#budget--;
    const on = this.#random.pick(fitting);
    // Named after it is written: it cannot spread itself.
    const body = this.#selections(on, depth + 1);
    const name = this.#name('F');
    this.#fragments.push({ name, on, body });
    return `${this.#announce(type, on)}...${name}${this.#directive()}`;
  }

  /** Without the name of the type, the stock executor gets lost in such fragments. */
  #announce(type: GraphQLCompositeType, on: GraphQLCompositeType): string {
    return this.#options.announces && isObjectType(type) && isAbstractType(on) ? '__typename ' : '';
  }

  /** The types that an object of this one can have as well. */
  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = this.#possible(type);
    return Object.values(this.#schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType =>
        isCompositeType(other) &&
        !other.name.startsWith('__') &&
        this.#possible(other).some((each) => possible.includes(each)),
    );
  }

  #possible(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type) : isObjectType(type) ? [type] : [];
  }

  #introspection(): string {
    return this.#random.happens(50)
      ? `${this.#name('s')}: __schema { queryType { name } }`
      : `${this.#name('s')}: __type(name: "Query") { kind name }`;
  }

  #directive(): string {
    if (!this.#random.happens(12)) return '';
    const name = this.#random.pick(['skip', 'include']);
    if (this.#random.happens(30)) return ` @${name}(if: ${this.#random.happens(50)})`;
    if (this.#conditions.length > 0 && this.#random.happens(this.#options.shared))
      return ` @${name}(if: $${this.#random.pick(this.#conditions)})`;
    const variable = this.#name('b');
    this.#conditions.push(variable);
    const hasDefault = this.#random.happens(40);
    this.#declarations.push(hasDefault ? `$${variable}: Boolean = true` : `$${variable}: Boolean!`);
    if (!hasDefault || this.#random.happens(50)) this.#variables[variable] = this.#random.happens(60);
    return ` @${name}(if: $${variable})`;
  }

  #argumentsOf({ args }: GraphQLField<unknown, unknown>): string {
    const given = args.filter((arg) => isRequiredArgument(arg) || this.#random.happens(40));
    return given.length > 0
      ? `(${given.map((arg) => `${arg.name}: ${this.#argument(arg)}`).join(', ')})`
      : '';
  }

  #argument({ type }: GraphQLArgument): string {
    if (!this.#random.happens(40)) return this.#literal(type);
    const variable = this.#name('v');
    const hasDefault = this.#random.happens(30);
    this.#declarations.push(`$${variable}: ${String(type)}${hasDefault ? ` = ${this.#literal(type)}` : ''}`);
    if (!hasDefault || this.#random.happens(50)) this.#variables[variable] = this.#value(type);
    return `$${variable}`;
  }

  #literal(type: GraphQLInputType): string {
    return literalOf(type, this.#value(type));
  }

  #value(type: GraphQLInputType): unknown {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return [this.#value(nullable.ofType)];
    if (isEnumType(nullable)) return this.#random.pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(
        (field) => isNonNullType(field.type) || this.#random.happens(50),
      );
      return Object.fromEntries(fields.map((field) => [field.name, this.#value(field.type)]));
    }
    switch (getNamedType(type).name) {
      case 'Int':
        return 1 + this.#random.below(3);
      case 'Float':
        return this.#random.below(8) / 2;
      case 'Boolean':
        return this.#random.happens(50);
      default:
        return this.#text();
    }
  }

  #text(): string {
    const { texts } = this.#options;
    return texts.length > 0 && this.#random.happens(80)
      ? this.#random.pick(texts)
      : `${this.#random.below(5)}`;
  }

  #name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }
}

function literalOf(type: GraphQLInputType, value: unknown): string {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    return `[${(value as unknown[]).map((each) => literalOf(nullable.ofType, each)).join(', ')}]`;
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.entries(value as object).map(
      ([name, inner]) => `${name}: ${literalOf(nullable.getFields()[name]!.type, inner)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return isEnumType(nullable) ? String(value) : JSON.stringify(value);
}
