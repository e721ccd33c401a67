import type { Key } from '../bson/key.js';
import { isNumeric, toNumber, type Doc, type Value } from '../bson/value.js';
import type { Filter } from '../query/filter.js';
import { compileFilter, type Matcher } from '../query/match.js';
import { parseFilter } from '../query/parse-filter.js';
import { indexKeys, type IndexKeys, type KeyField } from './index-keys.js';
import { spacePrefix } from './space.js';

/** What the catalog keeps of an index. */
export interface IndexRecord {
  readonly space: number;
  /** As createIndexes received it: v, key, name and the options. */
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
  /** Documents that do not match are left out. */
  readonly partial: Filter | undefined;
  /** Seconds after which a TTL index lets documents go. */
  readonly expireAfterSeconds: number | undefined;
  /** Readers use an index only from the commit of its creation to the beginning of its removal. */
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

  /** What `doc` leaves in this index: nothing when the index is sparse or partial and leaves it out. */
  keysOf(doc: Doc): IndexKeys {
    if (this.isMember !== undefined && !this.isMember(doc)) return NONE;
    const keys = indexKeys(doc, this.fields);
    return this.sparse && !keys.present ? NONE : keys;
  }

  /** Whether a change of the document's fields of these names can change what it leaves in this index. */
  dependsOn(names: ReadonlySet<string>): boolean {
    return this.isMember !== undefined || this.fields.some(({ path }) => names.has(path[0]!));
  }

  /** True when an array was met on the way to `field`: one document may then stand under several keys. */
  isMultikey(field: KeyField): boolean {
    if (this.arrays.size === 0) return false;
    return [...this.arrays].some((path) => field.name === path || field.name.startsWith(path + '.'));
  }
}

const NONE: IndexKeys = { keys: new Set(), arrays: new Set(), present: false };

/** Reads a record back from the catalog. */
export function readIndexRecord(doc: Doc): IndexRecord {
  return {
    space: doc.get('space') as number,
    spec: doc.get('spec') as Doc,
    arrays: doc.get('arrays') as string[],
  };
}

/** Reads `{ a: 1, b: -1 }`. */
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
