import type { Random } from '../execution-fuzz/random.js';
import {
  namedType,
  type AbstractModel,
  type FieldModel,
  type GraphModel,
  type ObjectModel,
} from './graph-model.js';

/** Few names, so that types have fields of the same name and aliases hit them. */
const NAMES = ['name', 'size', 'kind', 'rank', 'note', 'link', 'items', 'label'] as const;
const LEAVES = ['Int', 'Float', 'String', 'Boolean', 'ID', 'Color'] as const;
const KEYS = ['id', 'id', 'code', 'number region', 'number org { id }'] as const;

/** Writes one graph of two or three subgraphs. Not each of them composes. */
export class GraphWriter {
  readonly #random: Random;
  readonly #subgraphs: readonly string[];
  readonly #entities: readonly string[];
  /** The objects without a key, with the subgraphs that have them. */
  readonly #values = new Map<string, readonly string[]>();
  readonly #valueObjects: ObjectModel[] = [];
  readonly #abstracts: AbstractModel[] = [];
  /** Fields of one name and type that one subgraph declares with different nullability, by their objects. */
  readonly #contrasts: (readonly [object: string, field: FieldModel])[] = [];

  constructor(random: Random) {
    this.#random = random;
    this.#subgraphs = ['a', 'b', 'c'].slice(0, 2 + random.below(2));
    this.#entities = ['E', 'F', 'G'].slice(0, 2 + random.below(2));
    for (const name of ['V', 'W'].slice(0, 1 + random.below(2)))
      this.#values.set(name, this.#some(this.#subgraphs));
  }

  write(): GraphModel {
    this.#writeAbstracts();
    for (const [name, homes] of this.#values) {
      const fields = this.#names(2, 3).map((field) => this.#plain(field, homes));
      this.#valueObjects.push({ name, keys: null, fields });
    }
    const entities = this.#entities.map((name) => this.#entity(name));
    const objects = [...entities, ...this.#valueObjects].map((object) => this.#implementing(object));
    return this.#providing({
      subgraphs: this.#subgraphs,
      objects,
      abstracts: this.#abstracts,
      roots: {
        Query: this.#roots(this.#names(3, 5)),
        ...(this.#random.happens(50) ? { Mutation: this.#roots(this.#names(1, 2)) } : {}),
        ...(this.#random.happens(50) ? { Subscription: this.#roots(this.#names(1, 1), 1) } : {}),
      },
    });
  }

  #writeAbstracts(): void {
    const unions = ['U', 'T'].slice(0, 1 + this.#random.below(2));
    for (const name of unions) {
      const value = this.#random.happens(40) ? this.#random.pick([...this.#values]) : null;
      const members = [...this.#some(this.#entities), ...(value ? [value[0]] : [])];
      const homes = this.#some(value?.[1] ?? this.#subgraphs);
      this.#abstracts.push({ name, members, homes, fields: null });
      const [one, another] = members.filter((member) => this.#entities.includes(member));
      if (one && another) this.#contrast(one, another, homes[0]!);
    }
    if (this.#random.happens(30)) return;
    const fields = this.#names(1, 2).map((name) => ({ name, type: this.#random.pick(LEAVES) }));
    const homes = this.#some(this.#subgraphs);
    this.#abstracts.push({ name: 'I', members: this.#some(this.#entities), homes, fields });
  }

  #contrast(one: string, another: string, subgraph: string): void {
    const field = { name: this.#random.pick(NAMES), type: this.#random.pick(LEAVES), args: '' };
    const other = this.#subgraphs.find((each) => each !== subgraph)!;
    this.#contrasts.push(
      [one, { ...field, owners: [subgraph, other], strictIn: subgraph }],
      [another, { ...field, owners: [subgraph] }],
    );
  }

  #entity(name: string): ObjectModel {
    const keys = this.#random.happens(70) ? ['id'] : [];
    for (let more = this.#random.below(2) + (keys.length === 0 ? 1 : 0); more > 0; more--)
      keys.push(this.#random.pick(KEYS));
    const known = [...new Set(keys)];
    const own = Object.fromEntries(this.#subgraphs.map((each) => [each, this.#some(known)]));
    const fields: FieldModel[] = [];
    for (const field of this.#names(3, 6)) fields.push(this.#entityField(field, fields));
    return { name, keys: own, fields };
  }

  #entityField(name: string, others: readonly FieldModel[]): FieldModel {
    const kind = this.#random.below(100);
    const owner = this.#random.pick(this.#subgraphs);
    if (kind < 28) {
      const requires = this.#requirement(others, owner);
      if (requires) return { ...this.#leaf(name, [owner]), requires };
    }
    if (kind < 38) {
      const overrides = this.#random.pick(this.#subgraphs);
      if (overrides !== owner) return { ...this.#leaf(name, [owner]), overrides };
    }
    return this.#plain(name, kind < 55 ? this.#some(this.#subgraphs) : [owner]);
  }

  /** Fields that another subgraph resolves, as a field set. The planner knows one set of arguments of a required field only. */
  #requirement(others: readonly FieldModel[], owner: string): string | null {
    const parts = others.flatMap(({ name, args, type, owners, requires, overrides }) => {
      if (owners.includes(owner) || requires || overrides) return [];
      const named = namedType(type);
      if (LEAVES.some((leaf) => leaf === named)) return [args === '' ? name : `${name}(x: 0)`];
      if (!this.#values.get(named)?.includes(owner) || args !== '') return [];
      const leaves = this.#valueObjects
        .find((object) => object.name === named)
        ?.fields.filter(
          (field) => field.args === '' && LEAVES.some((leaf) => leaf === namedType(field.type)),
        );
      return leaves?.length ? [`${name} { ${this.#some(leaves.map((leaf) => leaf.name)).join(' ')} }`] : [];
    });
    return parts.length > 0 ? this.#some(parts).join(' ') : null;
  }

  #plain(name: string, owners: readonly string[]): FieldModel {
    const kind = this.#random.below(100);
    if (kind < 50) return this.#strict(this.#leaf(name, owners));
    return { name, type: this.#wrapped(this.#composite(owners)), args: this.#args(), owners };
  }

  #composite(owners: readonly string[]): string {
    const fitting = [
      ...this.#entities,
      ...[...this.#values].flatMap(([name, homes]) => (isWithin(owners, homes) ? [name] : [])),
      ...this.#abstracts.flatMap(({ name, homes }) => (isWithin(owners, homes) ? [name, name] : [])),
    ];
    return this.#random.pick(fitting);
  }

  #leaf(name: string, owners: readonly string[]): FieldModel {
    // Fields of one name have one type more often than not: only these can be selected side by side.
    const usual = LEAVES[NAMES.findIndex((each) => each === name) % LEAVES.length]!;
    const type = this.#random.happens(60) ? usual : this.#random.pick(LEAVES);
    return { name, type: this.#wrapped(type), args: this.#args(), owners };
  }

  #strict(field: FieldModel): FieldModel {
    const { type, owners } = field;
    if (owners.length === 1 || type.endsWith('!') || this.#random.happens(40)) return field;
    return { ...field, strictIn: this.#random.pick(owners) };
  }

  #args(): string {
    return this.#random.happens(20) ? '(x: Int = 1)' : '';
  }

  #wrapped(type: string): string {
    const inner = this.#random.happens(25) ? `[${type}${this.#random.happens(50) ? '!' : ''}]` : type;
    return this.#random.happens(30) ? `${inner}!` : inner;
  }

  #roots(names: readonly string[], most = 2): FieldModel[] {
    return names.map((name) => {
      const owners = this.#some(this.#subgraphs).slice(0, this.#random.happens(20) ? most : 1);
      return { name, type: this.#wrapped(this.#composite(owners)), args: this.#args(), owners };
    });
  }

  /** The object with the fields of its interfaces, resolved wherever the interface is known. */
  #implementing(object: ObjectModel): ObjectModel {
    const interfaces = this.#abstracts.filter(
      ({ fields, members }) => fields && members.includes(object.name),
    );
    const contrasts = this.#contrasts.flatMap(([name, field]) => (name === object.name ? [field] : []));
    const implemented = interfaces.flatMap(({ fields, homes }) =>
      (fields ?? []).map(({ name, type }): FieldModel => {
        return { name, type: this.#random.happens(30) ? `${type}!` : type, args: '', owners: homes };
      }),
    );
    const added = [...new Map([...contrasts, ...implemented].map((field) => [field.name, field])).values()];
    const names = new Set(added.map(({ name }) => name));
    const kept = object.fields.filter(
      ({ name, requires }) =>
        !names.has(name) && !(requires && [...names].some((each) => requires.includes(each))),
    );
    return { ...object, fields: [...kept, ...added] };
  }

  #providing(graph: GraphModel): GraphModel {
    const provide = (field: FieldModel): FieldModel => {
      const entity = graph.objects.find(({ name, keys }) => keys && name === namedType(field.type));
      const [owner] = field.owners;
      if (!entity || field.owners.length > 1 || !this.#random.happens(30)) return field;
      const provided = entity.fields.filter(
        ({ type, args, owners, requires, overrides }) =>
          !owners.includes(owner!) &&
          !requires &&
          !overrides &&
          args === '' &&
          LEAVES.some((leaf) => leaf === namedType(type)),
      );
      return provided.length > 0 ? { ...field, provides: this.#random.pick(provided).name } : field;
    };
    const objects = graph.objects.map((object) => ({ ...object, fields: object.fields.map(provide) }));
    const roots = Object.entries(graph.roots).map(([name, fields]) => [name, fields.map(provide)]);
    return { ...graph, objects, roots: Object.fromEntries(roots) as GraphModel['roots'] };
  }

  #names(least: number, most: number): string[] {
    const count = least + this.#random.below(most - least + 1);
    const rest: string[] = [...NAMES];
    return Array.from({ length: count }, () => rest.splice(this.#random.below(rest.length), 1)[0]!);
  }

  /** One or more of the choices, in their order. */
  #some<T>(choices: readonly T[]): T[] {
    const chosen = choices.filter(() => this.#random.happens(50));
    return chosen.length > 0 ? chosen : [this.#random.pick(choices)];
  }
}

function isWithin(owners: readonly string[], homes: readonly string[]): boolean {
  return owners.every((owner) => homes.includes(owner));
}
