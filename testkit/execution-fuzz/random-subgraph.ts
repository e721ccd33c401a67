import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import {
  execute,
  getNamedType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { RookeryError, type ErrorCode } from '#platform/errors.js';
import { fateOf, type Random } from './random.js';

/** An object of a subgraph: what it is, and what tells it from others in every subgraph. */
interface Thing {
  readonly __typename: string;
  /** The type that it has for clients, and a number: `Tweet-3`. */
  readonly identity: string;
}

/** How many entities there are of a type: few, so that they meet. */
const ENTITIES = 5;
const CODES: readonly ErrorCode[] = ['NOT_FOUND', 'FORBIDDEN', 'RATE_LIMITED'];

/**
 * A subgraph with a real schema over no data at all: what a field says follows from the seed, the object and the arguments, so
 * that two subgraphs agree on the same entity, and the same request gets the same answer. Sometimes that is null, also where
 * the schema allows none, and sometimes an error.
 */
export class RandomSubgraph {
  readonly #schema: GraphQLSchema;
  readonly #keys: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #membersOf: (typename: string) => readonly string[];

  /** `membersOf` says which types an object of a type can have in the whole graph. */
  constructor(typeDefs: DocumentNode, membersOf: (typename: string) => readonly string[]) {
    this.#keys = keysIn(typeDefs);
    this.#membersOf = membersOf;
    const resolvers: GraphQLResolverMap<unknown> = {};
    for (const typename of this.#keys.keys()) {
      resolvers[typename] = {
        __resolveReference: async (reference: Record<string, unknown>, { seed }: { seed: number }) =>
          this.#find(typename, reference, seed),
      };
    }
    this.#schema = buildSubgraphSchema({ typeDefs, resolvers });
    for (const type of Object.values(this.#schema.getTypeMap())) this.#animate(type);
  }

  /** The answer to a fetch, as it would come over the wire. */
  async ask(seed: number, query: string, variables: Record<string, unknown>): Promise<ExecutionResult> {
    const result = await execute({
      schema: this.#schema,
      document: parse(query),
      variableValues: variables,
      contextValue: { seed },
      rootValue: { __typename: '', identity: 'root' },
    });
    return JSON.parse(JSON.stringify(result)) as ExecutionResult;
  }

  #animate(type: GraphQLNamedType): void {
    if (!isObjectType(type) || type.name.startsWith('_')) return;
    for (const field of Object.values(type.getFields())) {
      if (!field.name.startsWith('_')) field.resolve = this.#resolve;
    }
  }

  readonly #resolve: GraphQLFieldResolver<Thing, { seed: number }> = (thing, args, { seed }, info) => {
    const { fieldName, parentType, returnType } = info;
    const leaf = getNamedType(returnType);
    if (this.#keys.get(parentType.name)?.has(fieldName) || (isScalarType(leaf) && leaf.name === 'ID')) {
      return isLeafType(leaf) ? thing.identity : { __typename: leaf.name, identity: thing.identity };
    }
    const fate = fateOf(seed, thing.identity, fieldName, JSON.stringify(args));
    if (fate.happens(2)) throw new RookeryError(fate.pick(CODES));
    if (fate.happens(1)) throw new Error('E11000 at mongodb://10.0.0.1');
    if (fate.happens(isNonNullType(returnType) ? 1 : 8)) return null;
    return this.#make(returnType, fate, `${thing.identity}.${fieldName}`);
  };

  #make(type: GraphQLOutputType, fate: Random, identity: string): unknown {
    if (isNonNullType(type)) return this.#make(type.ofType, fate, identity);
    if (isListType(type)) {
      return Array.from({ length: fate.below(4) }, (_, index) =>
        fate.happens(5) && !isNonNullType(type.ofType)
          ? null
          : this.#make(type.ofType, fate, `${identity}.${index}`),
      );
    }
    if (isLeafType(type)) return leafBy(type, fate);
    const member = fate.pick(this.#membersOf(type.name));
    const isEntity = this.#keys.has(type.name) || this.#keys.has(member);
    return {
      __typename: isAbstractType(type) ? member : type.name,
      identity: isEntity ? `${member}-${fate.below(ENTITIES)}` : identity,
    };
  }

  #find(typename: string, reference: Record<string, unknown>, seed: number): Thing | null {
    const identity = identityIn(reference, this.#keys.get(typename)!);
    const fate = fateOf(seed, identity, typename, 'reference');
    if (fate.happens(3)) throw new RookeryError(fate.pick(CODES));
    if (fate.happens(8)) return null;
    const type = this.#schema.getType(typename);
    return { __typename: isObjectType(type) ? typename : identity.split('-')[0]!, identity };
  }
}

function leafBy(type: GraphQLNamedType, fate: Random): unknown {
  if (isEnumType(type)) return fate.pick(type.getValues()).name;
  switch (type.name) {
    case 'Int':
      return fate.below(10);
    case 'Float':
      return fate.below(100) / 8;
    case 'Boolean':
      return fate.happens(50);
    default:
      return `word ${fate.below(20)}`;
  }
}

/** The names that stand in the keys of each type. */
function keysIn({ definitions }: DocumentNode): Map<string, Set<string>> {
  const keys = new Map<string, Set<string>>();
  for (const definition of definitions) {
    if (!('directives' in definition) || !('name' in definition) || !definition.name) continue;
    for (const { name, arguments: [fields] = [] } of definition.directives ?? []) {
      if (name.value !== 'key' || fields?.value.kind !== Kind.STRING) continue;
      keys.set(definition.name.value, new Set(fields.value.value.match(/\w+/g)));
    }
  }
  return keys;
}

/** Every field of a key has the identity of its entity. */
function identityIn(reference: Record<string, unknown>, keys: ReadonlySet<string>): string {
  for (const [name, value] of Object.entries(reference)) {
    if (!keys.has(name)) continue;
    if (typeof value === 'string') return value;
    return identityIn((value ?? {}) as Record<string, unknown>, keys);
  }
  return 'Nothing-0';
}
