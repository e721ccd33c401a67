import type { Value } from '../bson/value.js';
import { encode, toDoc } from '../bson/encode.js';
import { compileFilter } from '../query/match.js';
import { parseFilter } from '../query/parse-filter.js';
import type { Collection } from '../storage/collection.js';
import { wanted, type Command } from './command.js';
import { checkWriteConcern } from './concerns.js';
import { CommandError } from '../command-error.js';

export const create: Command = {
  run(args, { store }) {
    const { ns } = args;
    checkWriteConcern(args);
    return store.write(() => {
      if (store.find(ns) !== undefined)
        throw new CommandError('NamespaceExists', `Collection ${ns} already exists.`);
      store.create(ns);
      return {};
    });
  },
};

export const drop: Command = {
  run(args, { store }) {
    const { ns } = args;
    checkWriteConcern(args);
    return store.write(() => {
      const collection = store.find(ns);
      // Dropping a missing collection succeeds, as in MongoDB 7.
      if (collection === undefined) return {};
      store.drop(collection);
      return { ns, nIndexesWas: collection.indexes.length + 1 };
    });
  },
};

export const dropDatabase: Command = {
  run(args, { store }) {
    const { db } = args;
    checkWriteConcern(args);
    return store.write(() => {
      for (const collection of store.all()) if (databaseOf(collection) === db) store.drop(collection);
      return { dropped: db };
    });
  },
};

export const listCollections: Command = {
  run(args, context) {
    const { store, cursors } = context;
    const { db } = args;
    const nameOnly = args.boolean('nameOnly', false);
    const matches = compileFilter(parseFilter(args.doc('filter') ?? new Map<string, Value>()));
    const found = store
      .all()
      .filter((collection) => databaseOf(collection) === db)
      .map((collection) => describe(collection, nameOnly))
      .filter((doc) => matches(doc));
    const ns = `${db}.$cmd.listCollections`;
    const results = { ns, documents: found.map(encode)[Symbol.iterator](), resume: () => undefined };
    return cursors.first(results, Infinity, wanted(args, context), false);
  },
};

function describe(collection: Collection, nameOnly: boolean): ReturnType<typeof toDoc> {
  const name = collection.ns.slice(databaseOf(collection).length + 1);
  const rest = {
    options: {},
    info: { readOnly: false },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  };
  return toDoc({ name, type: 'collection', ...(nameOnly ? {} : rest) });
}

export const listDatabases: Command = {
  run(args, { store }) {
    const matches = compileFilter(parseFilter(args.doc('filter') ?? new Map<string, Value>()));
    const names = [...new Set(store.all().map(databaseOf))].sort();
    const nameOnly = args.boolean('nameOnly', false);
    const databases = names
      .map((name) => toDoc({ name, ...(nameOnly ? {} : { sizeOnDisk: 0, empty: false }) }))
      .filter((doc) => matches(doc));
    return { databases };
  },
};

function databaseOf({ ns }: Collection): string {
  return ns.slice(0, ns.indexOf('.'));
}
