import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Binary, Long, MongoClient, type Db, type Document } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from '../index.js';
import { COMMAND_OPTIONS, GENERIC_OPTIONS, type Options, type OptionType } from './options.js';

const TYPE_MISMATCH = 14;
const FAILED_TO_PARSE = 9;
const BAD_VALUE = 2;
const INVALID_NAMESPACE = 73;

const unwind = (options: Document): Document => ({
  aggregate: 'c',
  pipeline: [{ $unwind: { path: '$a', ...options } }],
  cursor: {},
});

/** One value of each type that options have. */
const VALUES = {
  bool: true,
  number: 1.5,
  string: 'yes',
  object: { a: 1 },
  list: [1],
  date: new Date(0),
  binary: new Binary(Buffer.of(1)),
};

/** The values of VALUES that an option accepts, by its type; lists have an element of a wrong type. */
const ACCEPTED: Record<OptionType, readonly (keyof typeof VALUES)[]> = {
  any: Object.keys(VALUES) as (keyof typeof VALUES)[],
  bool: ['bool'],
  flag: ['bool', 'number'],
  number: ['number'],
  count: ['number'],
  limit: [],
  string: ['string'],
  object: ['object'],
  hint: ['string', 'object'],
  change: ['object', 'list'],
  indexes: ['string', 'object'],
  objects: [],
  longs: [],
  texts: [],
};

const OTHER_CODES: Partial<Record<OptionType, number>> = {
  hint: FAILED_TO_PARSE,
  change: FAILED_TO_PARSE,
  limit: FAILED_TO_PARSE,
};

/** A valid command of each name, which changes nothing. */
const COMMANDS: Record<keyof typeof COMMAND_OPTIONS, Document> = {
  aggregate: { aggregate: 'c', pipeline: [], cursor: {} },
  buildInfo: { buildInfo: 1 },
  count: { count: 'c' },
  create: { create: 'other' },
  createIndexes: { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a' }] },
  delete: { delete: 'c', deletes: [{ q: { _id: 9 }, limit: 1 }] },
  distinct: { distinct: 'c', key: 'a' },
  drop: { drop: 'nothing' },
  dropDatabase: { dropDatabase: 1 },
  dropIndexes: { dropIndexes: 'c', index: 'nothing' },
  endSessions: { endSessions: [] },
  explain: { explain: { find: 'c' } },
  find: { find: 'c' },
  findAndModify: { findAndModify: 'c', query: { _id: 9 }, update: { $set: { a: 2 } } },
  getMore: { getMore: Long.fromNumber(5), collection: 'c' },
  hello: { hello: 1 },
  insert: { insert: 'c', documents: [{ _id: 1 }] },
  isMaster: { isMaster: 1 },
  killCursors: { killCursors: 'c', cursors: [] },
  listCollections: { listCollections: 1 },
  listDatabases: { listDatabases: 1 },
  listIndexes: { listIndexes: 'c' },
  ping: { ping: 1 },
  serverStatus: { serverStatus: 1 },
  update: { update: 'c', updates: [{ q: { _id: 1 }, u: { $set: { a: 2 } } }] },
  validate: { validate: 'c' },
};

/** Commands that a driver never sends, and MongoDB's code for them. */
const RAW: readonly (readonly [Document, number])[] = [
  ...[-1, 51, true].map(
    (w) => [{ insert: 'c', documents: [{ _id: 2 }], writeConcern: { w } }, FAILED_TO_PARSE] as const,
  ),
  [{ insert: 'c', documents: [{ _id: 2 }], writeConcern: { w: 2 } }, BAD_VALUE],
  [{ insert: 'c', documents: [{ _id: 2 }], writeConcern: { w: { dc: 1 } } }, BAD_VALUE],
  [{ insert: 'c', documents: [{ _id: 2 }], writeConcern: { j: true, fsync: true } }, FAILED_TO_PARSE],
  [{ insert: 'c', documents: [{ _id: 2 }], writeConcern: { whatever: 1 } }, 40415],
  [{ aggregate: 1, pipeline: [], cursor: {} }, INVALID_NAMESPACE],
  [{ aggregate: 1, pipeline: [{ $match: {} }], cursor: {} }, INVALID_NAMESPACE],
  [{ aggregate: 2, pipeline: [], cursor: {} }, BAD_VALUE],
  [{ aggregate: true, pipeline: [], cursor: {} }, BAD_VALUE],
  [{ find: 1 }, BAD_VALUE],
  [{ listIndexes: { a: 1 } }, BAD_VALUE],
  [{ find: 'c', maxTimeMS: -1 }, BAD_VALUE],
  [{ find: 'c', skip: -1 }, 51024],
  [{ find: 'c', batchSize: -1 }, 51024],
  [{ aggregate: 'c', pipeline: [], cursor: { batchSize: -1 } }, 51024],
  [{ find: 'c', readConcern: { level: 'best' } }, BAD_VALUE],
  [unwind({ preserveNullAndEmptyArrays: 'yes' }), 28809],
  [unwind({ includeArrayIndex: 1 }), 28810],
  [unwind({ includeArrayIndex: '$at' }), 28822],
  [{ getMore: 5, collection: 'c' }, TYPE_MISMATCH],
  [{ update: 'c', updates: [] }, BAD_VALUE],
  [{ update: 'c' }, 40414],
  [{ update: 'c', updates: [{ q: {} }] }, 40414],
  [{ update: 'c', updates: [{ u: { $set: { a: 2 } } }] }, 40414],
  [{ delete: 'c', deletes: [{ q: {} }] }, 40414],
  [{ distinct: 'c' }, 40414],
  [{ dropIndexes: 'c' }, 40414],
  ...['unique', 'sparse', 'background', 'name', 'key', 'v', 'partialFilterExpression'].map(
    (option) =>
      [{ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', [option]: [] }] }, TYPE_MISMATCH] as const,
  ),
  [{ createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', v: 7 }] }, 67],
];

describe('the options of commands', () => {
  let directory: string;
  let store: EmbeddedStore;
  let client: MongoClient;
  let db: Db;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'options-'));
    store = await startEmbeddedStore({ directory });
    client = await new MongoClient(store.url).connect();
    db = client.db('town');
    await db.collection<Document & { _id: number }>('c').insertOne({ _id: 1, a: 1 });
  });

  afterAll(async () => {
    await client.close();
    await store.close();
    await rm(directory, { recursive: true });
  });

  async function refuses(command: Document, code: number): Promise<void> {
    await expect(db.command(command), show(command)).rejects.toMatchObject({ code });
    expect(await db.collection('c').find().toArray()).toEqual([{ _id: 1, a: 1 }]);
    expect(await db.listCollections().toArray()).toHaveLength(1);
    expect(await db.collection('c').indexes()).toHaveLength(1);
  }

  for (const [name, options] of Object.entries(COMMAND_OPTIONS)) {
    const command = COMMANDS[name as keyof typeof COMMANDS];
    it(`of ${name} are refused with a value of any other type, and nothing changes`, async () => {
      for (const [bad, code] of wrongTypes(command, { ...options, comment: 'any', maxTimeMS: 'number' })) {
        await refuses(bad, code);
      }
    });
  }

  it('of every command are refused with a value of any other type', async () => {
    // The driver itself sets the others.
    const { lsid: _lsid, $db: _db, $clusterTime: _time, ...generic } = GENERIC_OPTIONS;
    const { $readPreference: _preference, apiVersion: _version, ...sent } = generic;
    for (const [bad, code] of wrongTypes({ find: 'c', apiVersion: '1' }, sent)) await refuses(bad, code);
  });

  for (const [command, code] of RAW) {
    it(`${show(command)} is refused with code ${code}`, () => refuses(command, code));
  }

  it('of a later statement are checked before the first statement runs', async () => {
    const updates = [
      { q: {}, u: { $set: { a: 2 } } },
      { q: {}, u: { $set: { a: 3 } }, multi: 'yes' },
    ];
    await refuses({ update: 'c', updates }, TYPE_MISMATCH);
  });

  it('null stands for a missing option', async () => {
    expect(await db.command({ find: 'c', filter: null, sort: null, limit: null })).toMatchObject({ ok: 1 });
  });

  it('a count takes a negative limit for a positive one', async () => {
    expect(await db.command({ count: 'c', limit: -1 })).toMatchObject({ n: 1 });
  });
});

/** The command with each option, also nested ones, set to each value of a wrong type; and the code of the refusal. */
function* wrongTypes(command: Document, options: Options): Generator<[Document, number]> {
  for (const [name, option] of Object.entries(options)) {
    if (typeof option === 'object') {
      for (const value of [true, 'yes', 1]) yield [{ ...command, [name]: value }, TYPE_MISMATCH];
      const base = option.kind === 'documents' ? (command[name] as Document[])[0]! : {};
      for (const [inner, code] of wrongTypes(base, option.options)) {
        yield [{ ...command, [name]: option.kind === 'documents' ? [inner] : inner }, code];
      }
      continue;
    }
    const type = option.replace('!', '') as OptionType;
    for (const [kind, value] of Object.entries(VALUES)) {
      if ((ACCEPTED[type] as readonly string[]).includes(kind)) continue;
      yield [{ ...command, [name]: value }, OTHER_CODES[type] ?? TYPE_MISMATCH];
    }
  }
}

function show(command: Document): string {
  return JSON.stringify(command);
}
