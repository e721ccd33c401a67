import { keeping, type Scratch } from '../bson/cut.js';
import { decode } from '../bson/decode.js';
import type { Key } from '../bson/key.js';
import type { Doc } from '../bson/value.js';
import { CommandError } from '../command-error.js';
import { fieldsOf, type Filter } from '../query/filter.js';
import { compileFilter } from '../query/match.js';
import type { Collection } from '../storage/collection.js';
import type { Environment } from '../storage/environment.js';
import { sortKey } from '../storage/index-keys.js';
import { keyRanges } from './key-ranges.js';
import { MergeStream, RangeStream, type KeyStream } from './key-stream.js';
import type { Plan, ScanPlan, SortPlan, UnionPlan } from './plan.js';

/** A matching document. Decoded on demand, and valid until the next one is read. */
export class Hit {
  readonly id: Key;
  readonly bytes: Buffer;
  private decoded: Doc | undefined;

  constructor(id: Key, bytes: Buffer) {
    this.id = id;
    this.bytes = bytes;
  }

  get doc(): Doc {
    return (this.decoded ??= decode(this.bytes));
  }

  /** A copy that stays valid. */
  kept(): Hit {
    const bytes = Buffer.allocUnsafeSlow(this.bytes.length);
    bytes.set(this.bytes);
    return new Hit(this.id, bytes);
  }
}

/** Memory limit of a sort in bytes, as in MongoDB. */
const MAX_SORT_BYTES = 100 * 1024 * 1024;

/** Number of keys between two points to yield. */
const KEYS_PER_TURN = 100;

/** One execution of a plan. */
export class Run {
  keysExamined = 0;
  docsExamined = 0;
  private readonly env: Environment;
  private readonly collection: Collection;
  private readonly limit: number;
  private readonly streams: KeyStream[] = [];

  /** `limit` is a hint: at most this many matches are consumed. */
  constructor(env: Environment, collection: Collection, limit = Infinity) {
    this.env = env;
    this.collection = collection;
    this.limit = limit;
  }

  /** Where results that are valid until the next one may lie. */
  get scratch(): Scratch {
    return this.env.scratch;
  }

  /** The documents in order. An undefined element marks a point to yield to the event loop. */
  hits(plan: Plan): Generator<Hit | undefined> {
    if (plan.kind === 'sort') return this.sort(plan);
    if (plan.kind === 'union') return this.union(plan);
    return this.scan(plan, needsDedupe(plan) ? new Set() : undefined);
  }

  /**
   * Must be called after a yield: what was read ahead may have changed. Throws when the index or collection
   * is gone.
   */
  suspend(): void {
    for (const stream of this.streams) stream.suspend();
  }

  /** The number of matches of a scan, from the keys alone. Undefined when documents must be checked. */
  countKeys(plan: Plan): number | undefined {
    if (plan.kind !== 'scan' || plan.candidate.residual.length > 0 || needsDedupe(plan)) return undefined;
    const { heads, ranges } = keyRanges(plan.candidate, plan.ordering);
    let count = 0;
    for (const head of heads)
      for (const { from, to } of ranges) count += this.env.count({ from: head + from, to: head + to });
    this.keysExamined += count;
    this.env.examined.keys += count;
    return count;
  }

  private *union({ branches }: UnionPlan): Generator<Hit | undefined> {
    const seen = new Set<Key>();
    for (const branch of branches) yield* this.scan(branch, seen);
  }

  private *scan(plan: ScanPlan, seen: Set<Key> | undefined): Generator<Hit | undefined> {
    const { access, residual } = plan.candidate;
    const filter: Filter = { kind: 'and', of: residual };
    const matches = compileFilter(filter);
    const looksAt = keeping(fieldsOf(filter));
    const stream = this.open(plan);
    for (let key = stream.next(); key !== undefined; key = stream.next()) {
      this.env.examined.keys++;
      if (++this.keysExamined % KEYS_PER_TURN === 0) yield undefined;
      const id = access.idOf(key);
      if (seen?.has(id)) continue;
      const bytes = this.collection.get(id);
      if (bytes === undefined) continue;
      this.docsExamined++;
      this.env.examined.documents++;
      if (residual.length > 0 && !matches(decode(looksAt(bytes, this.env.scratch)))) continue;
      // Marked only here: another branch of a union may accept a document that this one rejects.
      seen?.add(id);
      yield new Hit(id, bytes);
    }
  }

  private open({ candidate, ordering }: ScanPlan): KeyStream {
    const { heads, ranges, isKnown } = keyRanges(candidate, ordering);
    const { reverse } = ordering;
    const ahead = candidate.residual.length === 0 ? this.limit : Math.max(this.limit, 64);
    const chunk = heads.length > 1 ? Math.max(2, Math.ceil((2 * ahead) / heads.length)) : ahead + 1;
    const reading = { ranges, isKnown, reverse, chunk };
    const streams = heads.map((head) => new RangeStream(this.env, head, reading));
    const stream = streams.length === 1 ? streams[0]! : new MergeStream(streams, reverse);
    this.streams.push(stream);
    return stream;
  }

  private *sort(plan: SortPlan): Generator<Hit | undefined> {
    const kept: { key: Key; hit: Hit }[] = [];
    let bytes = 0;
    const looksAt = keeping(plan.by.map(({ path }) => path[0]!));
    for (const hit of this.hits(plan.input)) {
      if (hit === undefined) {
        yield undefined;
        continue;
      }
      const key = sortKey(decode(looksAt(hit.bytes, this.env.scratch)), plan.by);
      kept.push({ key, hit: hit.kept() });
      bytes += hit.bytes.length + key.length;
      if (kept.length >= 2 * this.limit + 100 || (bytes > MAX_SORT_BYTES && kept.length > this.limit)) {
        kept.sort(byKey);
        for (const dropped of kept.splice(this.limit)) bytes -= dropped.hit.bytes.length + dropped.key.length;
      }
      if (bytes > MAX_SORT_BYTES) throw sortTooLarge();
    }
    kept.sort(byKey);
    for (const { hit } of kept) yield hit;
  }
}

function byKey(a: { key: Key }, b: { key: Key }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** Several keys of a multikey index may point to one document, unless the array is bound to a single value. */
function needsDedupe({ candidate }: ScanPlan): boolean {
  const { access, bounds } = candidate;
  return access.fields.some((field, at) => {
    if (!access.isMultikey(field)) return false;
    const bound = bounds[at];
    return bound === undefined || !bound.points || bound.intervals.length !== 1;
  });
}

function sortTooLarge(): CommandError {
  const message = `Sort exceeded memory limit of ${MAX_SORT_BYTES} bytes: an index on the sorted fields avoids it`;
  return new CommandError('QueryExceededMemoryLimitNoDiskUseAllowed', message);
}
