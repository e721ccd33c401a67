import { typeName } from '../bson/types.js';
import { encodeKey } from '../bson/key.js';
import { encode } from '../bson/encode.js';
import type { Doc, Value } from '../bson/value.js';
import { ID_INDEX } from '../plan/access.js';
import type { Collection } from '../storage/collection.js';
import type { Index } from '../storage/index-definition.js';
import { wanted, type Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { CommandError } from '../command-error.js';
import { normalizeIndexSpec } from './index-spec.js';
import { patternText } from './search.js';

const ID_SPEC: Doc = new Map<string, Value>([
  ['v', 2],
  ['key', new Map([['_id', 1]])],
  ['name', ID_INDEX],
]);

export const createIndexes: Command = {
  async run(args, { store }) {
    const given = args.documents('indexes').map(({ doc }) => doc);
    if (given.length === 0) throw new CommandError('BadValue', 'Must specify at least one index to create');
    const { ns } = args;
    const built: Index[] = [];
    checkWriteConcern(args);
    const reply = await store.write(() => {
      const isNew = store.find(ns) === undefined;
      const collection = store.ensure(ns);
      const numIndexesBefore = collection.indexes.length + 1;
      for (const one of given) {
        const spec = normalizeIndexSpec(one);
        if (!exists(collection, spec)) built.push(store.createIndex(collection, spec));
      }
      const numIndexesAfter = collection.indexes.length + 1;
      const note = numIndexesBefore === numIndexesAfter ? { note: 'all indexes already exist' } : {};
      return { numIndexesBefore, numIndexesAfter, createdCollectionAutomatically: isNew, ...note };
    });
    for (const index of built) if (index.state === 'building') index.state = 'ready';
    return reply;
  },
};

/** True when the same index exists already. Throws when another index has its name or its key. */
function exists(collection: Collection, spec: Doc): boolean {
  const pattern = patternText(spec.get('key') as Doc);
  if (pattern === '_id:1') return true;
  for (const { name, spec: other } of collection.indexes) {
    const sameKey = patternText(other.get('key') as Doc) === pattern;
    const sameName = name === spec.get('name');
    if (!sameKey && !sameName) continue;
    if (sameKey && sameName && encodeKey(optionsOf(other)) === encodeKey(optionsOf(spec))) return true;
    if (sameName) {
      const message = `An existing index has the same name as the requested index, with another key or other options: ${name}`;
      throw new CommandError(
        sameIndexButTtl(other, spec) ? 'IndexOptionsConflict' : 'IndexKeySpecsConflict',
        message,
      );
    }
    throw new CommandError('IndexOptionsConflict', `Index already exists with a different name: ${name}`);
  }
  return false;
}

/** True when two indexes differ only in their TTL. */
function sameIndexButTtl(a: Doc, b: Doc): boolean {
  const signature = (spec: Doc): Doc =>
    new Map([...optionsOf(spec)].filter(([name]) => name !== 'expireAfterSeconds'));
  return encodeKey(signature(a)) === encodeKey(signature(b));
}

function optionsOf(spec: Doc): Doc {
  return new Map([...spec].filter(([name]) => name !== 'name').sort());
}

export const listIndexes: Command = {
  async run(args, context) {
    const { store, cursors } = context;
    const { ns } = args;
    const collection = store.find(ns);
    if (collection === undefined) throw new CommandError('NamespaceNotFound', `ns does not exist: ${ns}`);
    const specs = [ID_SPEC, ...collection.indexes.map((index) => index.spec)];
    const results = { ns, documents: specs.map(encode)[Symbol.iterator](), resume: () => undefined };
    return cursors.first(results, Infinity, wanted(args, context), false);
  },
};

export const dropIndexes: Command = {
  run(args, { store }) {
    const { ns } = args;
    checkWriteConcern(args);
    return store.write(() => {
      const collection = store.find(ns);
      if (collection === undefined) throw new CommandError('NamespaceNotFound', `ns not found ${ns}`);
      const nIndexesWas = collection.indexes.length + 1;
      for (const index of chosen(collection, args.get('index') ?? null)) store.dropIndex(collection, index);
      return { nIndexesWas };
    });
  },
};

function chosen(collection: Collection, wanted: Value): readonly Index[] {
  if (wanted === '*') return collection.indexes;
  if (Array.isArray(wanted)) return wanted.flatMap((one) => chosen(collection, one));
  const isId = wanted instanceof Map ? patternText(wanted) === '_id:1' : wanted === ID_INDEX;
  if (isId) throw new CommandError('InvalidOptions', 'cannot drop _id index');
  const found = collection.indexes.filter(({ name, spec }) =>
    wanted instanceof Map ? patternText(spec.get('key') as Doc) === patternText(wanted) : name === wanted,
  );
  if (found.length === 0)
    throw new CommandError(
      'IndexNotFound',
      `index not found with name [${typeof wanted === 'string' ? wanted : typeName(wanted)}]`,
    );
  return found;
}
