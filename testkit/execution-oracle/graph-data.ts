import { parse, parseType, Kind, type FieldNode, type SelectionSetNode, type TypeNode } from 'graphql';
import { RookeryError, type ErrorCode } from '#platform/errors.js';
import { fateOf, type Random } from '../execution-fuzz/random.js';
import { KEY_FIELDS, namesIn, type FieldModel, type GraphModel } from './graph-model.js';

/** An object of the graph: what it is, and what tells it from others, in every subgraph. */
export interface Thing {
  readonly __typename: string;
  readonly identity: string;
  /** What a subgraph has been told of the entity. */
  readonly reference?: Readonly<Record<string, unknown>>;
  /** What the subgraph that has answered with the object provides of it. */
  readonly provided?: string;
}

type Arguments = Readonly<Record<string, unknown>>;

/** How many entities there are of a type: few, so that they meet. */
const ENTITIES = 4;
const CODES: readonly ErrorCode[] = ['NOT_FOUND', 'FORBIDDEN', 'RATE_LIMITED'];
const COLORS = ['RED', 'GREEN', 'BLUE'];
const LEAVES: ReadonlySet<string> = new Set(['Int', 'Float', 'String', 'Boolean', 'ID', 'Color']);
export const ROOT: Omit<Thing, '__typename'> = { identity: 'root' };

/**
 * The data of a graph: what a field has follows from the seed, the object and the arguments, so that every subgraph and the
 * merged schema agree. Sometimes that is null where the schema allows it, and sometimes an error. Keys and required fields have
 * no errors: without the gateway nobody would ask for them.
 */
export class GraphData {
  readonly #graph: GraphModel;
  readonly #seed: number;
  readonly #types = new Map<string, TypeNode>();
  readonly #required: ReadonlySet<string>;

  constructor(graph: GraphModel, seed: number) {
    this.#graph = graph;
    this.#seed = seed;
    this.#required = requiredFields(graph);
  }

  /** The entity that a reference names. */
  find(typename: string, reference: Readonly<Record<string, unknown>>): Thing {
    const { id, code, number } = reference;
    const index =
      typeof id === 'string'
        ? id.split('-')[1]
        : typeof code === 'string'
          ? code.split('-')[1]
          : String(Number(number));
    return { __typename: typename, identity: `${typename}-${index ?? 0}`, reference };
  }

  /** The value of a field in the merged schema. Throws its error. */
  value(thing: Thing, name: string, args: Arguments): unknown {
    const field = this.#field(thing, name);
    if (!field) return keyValue(thing, name);
    if (field.requires === undefined) return this.#valueOf(thing, field, JSON.stringify(args));
    const required = this.#read(thing, selectionOf(field.requires));
    return this.#valueOf(thing, field, JSON.stringify([args, required]));
  }

  /** The value of a field in a subgraph, which has what it requires from the reference. */
  valueIn(subgraph: string, thing: Thing, name: string, args: Arguments): unknown {
    const field = this.#field(thing, name);
    if (!field) return keyValue(thing, name);
    if (field.overrides === subgraph) return this.#valueOf({ ...thing, identity: 'overridden' }, field, '');
    if (!field.owners.includes(subgraph) && thing.provided !== name)
      throw new Error(`${subgraph} does not resolve ${thing.__typename}.${name} here.`);
    if (field.requires === undefined) {
      const value = this.#valueOf(thing, field, JSON.stringify(args));
      return field.provides === undefined ? value : withProvided(value, field.provides);
    }
    const { provided, reference } = thing;
    const known = provided === undefined ? {} : { [provided]: this.value(thing, provided, {}) };
    const required = pickFrom({ ...known, ...reference }, selectionOf(field.requires));
    return this.#valueOf(thing, field, JSON.stringify([args, required]));
  }

  #field({ __typename }: Thing, name: string): FieldModel | undefined {
    const { objects, roots } = this.#graph;
    const fields = roots[__typename] ?? objects.find((object) => object.name === __typename)?.fields;
    return fields?.find((field) => field.name === name);
  }

  #valueOf(thing: Thing, field: FieldModel, given: string): unknown {
    const { identity, __typename } = thing;
    const fate = fateOf(this.#seed, identity, field.name, given);
    const isStrict = field.strictIn !== undefined;
    const fails = !isStrict && !this.#required.has(`${__typename}.${field.name}`);
    const place = `${identity}.${field.name}${given === '{}' ? '' : given}`;
    if (fails && fate.happens(5)) throw failure(place, fate);
    const type = this.#typeOf(field.type);
    return isStrict ? this.#filled(type, fate, place, fails) : this.#make(type, fate, place, fails);
  }

  #make(type: TypeNode, fate: Random, place: string, fails: boolean): unknown {
    if (type.kind === Kind.NON_NULL_TYPE) return this.#filled(type.type, fate, place, fails);
    return fate.happens(10) ? null : this.#filled(type, fate, place, fails);
  }

  #filled(type: TypeNode, fate: Random, place: string, fails: boolean): unknown {
    if (type.kind === Kind.NON_NULL_TYPE) return this.#filled(type.type, fate, place, fails);
    if (type.kind === Kind.LIST_TYPE) {
      return Array.from({ length: fate.below(4) }, (_, index) =>
        fails && fate.happens(3)
          ? failure(`${place}.${index}`, fate)
          : this.#make(type.type, fate, `${place}.${index}`, fails),
      );
    }
    const name = type.name.value;
    if (LEAVES.has(name)) return leafBy(name, fate);
    const members = this.#graph.abstracts.find((each) => each.name === name)?.members ?? [name];
    const member = fate.pick(members);
    const isEntity = this.#graph.objects.some((object) => object.name === member && object.keys);
    return {
      __typename: member,
      identity: isEntity ? `${member}-${fate.below(ENTITIES)}` : `${member} of ${place}`,
    };
  }

  #read(thing: Thing, { selections }: SelectionSetNode): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    for (const selection of selections as readonly FieldNode[]) {
      const name = selection.name.value;
      const [argument] = selection.arguments ?? [];
      const field = this.#field(thing, name);
      // As the default of the argument.
      const args = field?.args
        ? { x: argument?.value.kind === Kind.INT ? Number(argument.value.value) : 1 }
        : {};
      found[name] =
        name === '__typename' ? thing.__typename : this.#below(this.value(thing, name, args), selection);
    }
    return found;
  }

  #below(value: unknown, { selectionSet }: FieldNode): unknown {
    if (!selectionSet || value === null) return value;
    if (Array.isArray(value))
      return value.map((element) => this.#below(element, { selectionSet } as FieldNode));
    return this.#read(value as Thing, selectionSet);
  }

  #typeOf(text: string): TypeNode {
    let type = this.#types.get(text);
    if (!type) this.#types.set(text, (type = parseType(text)));
    return type;
  }
}

function requiredFields({ objects }: GraphModel): Set<string> {
  const required = objects.flatMap(({ name, fields }) =>
    fields.flatMap(({ requires = '' }) => namesIn(requires).map((each) => `${name}.${each}`)),
  );
  // The objects inside a required field are of few types: all their fields with such a name are meant.
  const inside = objects.flatMap(({ fields }) => fields.flatMap(({ requires = '' }) => namesIn(requires)));
  const values = objects.filter(({ keys }) => !keys);
  return new Set([...required, ...values.flatMap(({ name }) => inside.map((each) => `${name}.${each}`))]);
}

function withProvided(value: unknown, provided: string): unknown {
  if (Array.isArray(value)) return value.map((element) => withProvided(element, provided));
  const isThing = typeof value === 'object' && value !== null && 'identity' in value;
  return isThing ? { ...value, provided } : value;
}

function failure(place: string, fate: Random): Error {
  return new RookeryError(fate.pick(CODES), { message: `No ${place}.` });
}

function keyValue({ __typename, identity }: Thing, name: string): unknown {
  const index = Number(identity.split('-').at(-1));
  switch (name) {
    case 'id':
      return __typename === 'Org' ? identity : `${__typename}-${index}`;
    case 'code':
      return index === 0 ? '' : `code-${index}`;
    case 'number':
      return index;
    case 'region':
      return index % 2 === 0 ? '' : 'north';
    case 'org':
      return { __typename: 'Org', identity: index % 2 === 0 ? '' : 'org-1' };
    default:
      throw new TypeError(
        `The model has no field ${__typename}.${name}, but ${Object.keys(KEY_FIELDS).join()}.`,
      );
  }
}

function leafBy(name: string, fate: Random): unknown {
  switch (name) {
    case 'Int':
      return fate.below(4);
    case 'Float':
      return fate.below(6) / 2;
    case 'Boolean':
      return fate.happens(50);
    case 'Color':
      return fate.pick(COLORS);
    default:
      return fate.pick(['', '0', 'a word', `word ${fate.below(20)}`]);
  }
}

const SELECTIONS = new Map<string, SelectionSetNode>();

function selectionOf(fieldSet: string): SelectionSetNode {
  let selection = SELECTIONS.get(fieldSet);
  if (!selection) {
    const [definition] = parse(`{ ${fieldSet} }`).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new TypeError('A field set is a selection.');
    SELECTIONS.set(fieldSet, (selection = definition.selectionSet));
  }
  return selection;
}

/** The same part of a reference. Throws when it is not there. */
function pickFrom(
  reference: Readonly<Record<string, unknown>>,
  { selections }: SelectionSetNode,
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { name, selectionSet } of selections as readonly FieldNode[]) {
    const value = reference[name.value];
    if (value === undefined) throw new Error(`The gateway has not sent ${name.value}, which is required.`);
    found[name.value] = selectionSet ? pickBelow(value, selectionSet) : value;
  }
  return found;
}

function pickBelow(value: unknown, selectionSet: SelectionSetNode): unknown {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((element) => pickBelow(element, selectionSet));
  return pickFrom(value as Record<string, unknown>, selectionSet);
}
