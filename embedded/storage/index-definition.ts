import type { Key } from '../bson/key.js';
import { isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import type { Filter } from '../query/filter.js';
import { compileFilter, type Matcher } from '../query/match.js';
import { parseFilter } from '../query/parse-filter.js';
import { indexKeys, type IndexKeys, type KeyField } from './index-keys.js';
import { spacePrefix } from './space.js';

/** The catalog's record of an index. */
export interface IndexRecord {
  readonly space: number;
  /** As received by createIndexes: v, key, name and the options. */
  readonly spec: Doc;
  /** The paths at which some document has, or once had, an array. */
  readonly arrays: readonly string[];
}

/** One secondary index. */
export class Index {
  readonly name: string;
  readonly space: number;
  readonly prefix: Key;
  readonly spec: Doc;
  readonly fields: readonly KeyField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  /** Documents that do not match are not indexed. */
  readonly partial: Filter | undefined;
  /** Seconds after which a TTL index expires documents. */
  readonly expireAfterSeconds: number | undefined;
  /** Readers use an index only from the commit of its creation to the start of its removal. */
  state: 'building' | 'ready' | 'dropped' = 'ready';
  arrays: ReadonlySet<string>;
  private readonly isMember: Matcher | undefined;

  constructor(record: IndexRecord) {
    const { spec } = record;
    this.space = record.space;
    this.prefix = spacePrefix(record.space);
    this.spec = spec;
    this.name = spec.get('name') as string;
    this.fields = keyFields(spec.get('key') as Doc);
    this.unique = spec.get('unique') === true;
    this.sparse = spec.get('sparse') === true;
    const partial = spec.get('partialFilterExpression') as Doc | undefined;
    this.partial = partial && parseFilter(partial);
    this.isMember = this.partial && compileFilter(this.partial);
    this.expireAfterSeconds = numberOrUndefined(spec.get('expireAfterSeconds'));
    this.arrays = new Set(record.arrays);
  }

  get record(): IndexRecord {
    return { space: this.space, spec: this.spec, arrays: [...this.arrays] };
  }

  /** The keys of `doc` in this index: none when a sparse or partial index excludes it. */
  keysOf(doc: Doc): IndexKeys {
    if (this.isMember !== undefined && !this.isMember(doc)) return NONE;
    const keys = indexKeys(doc, this.fields);
    return this.sparse && !keys.present ? NONE : keys;
  }

  /** Whether a change of these fields can change the document's keys in this index. */
  dependsOn(names: ReadonlySet<string>): boolean {
    return this.isMember !== undefined || this.fields.some(({ path }) => names.has(path[0]!));
  }

  /** True when an array was indexed on the path of `field`: one document may then have several keys. */
  isMultikey(field: KeyField): boolean {
    if (this.arrays.size === 0) return false;
    return [...this.arrays].some((path) => field.name === path || field.name.startsWith(path + '.'));
  }
}

const NONE: IndexKeys = { keys: new Set(), arrays: new Set(), present: false };

/** Parses a record of the catalog. */
export function readIndexRecord(doc: Doc): IndexRecord {
  return {
    space: doc.get('space') as number,
    spec: doc.get('spec') as Doc,
    arrays: doc.get('arrays') as string[],
  };
}

/** Parses a key pattern: `{ a: 1, b: -1 }`. */
export function keyFields(pattern: Doc): KeyField[] {
  return [...pattern].map(([name, direction]) => ({
    name,
    path: name.split('.'),
    descending: toNumber(direction as number) < 0,
  }));
}

function numberOrUndefined(value: Value | undefined): number | undefined {
  return isNumeric(value) ? toNumber(value) : undefined;
}
