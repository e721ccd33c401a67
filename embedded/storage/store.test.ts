import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encode, toDoc } from '../bson/encode.js';
import { normalizeIndexSpec } from '../commands/index-spec.js';
import { checkCollection } from './check.js';
import type { StoredDocument } from './collection.js';
import { Store } from './store.js';

describe('a store', () => {
  let directory: string;
  let store: Store;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'store-'));
    store = new Store(join(directory, 'documents.mdb'));
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true });
  });

  it('rolls back a write that throws: documents, indexes and collections', async () => {
    await store.write(() => store.create('town.birds').insert(document({ _id: 1, a: 1 })));
    const undone = store.write(() => {
      const birds = store.find('town.birds')!;
      store.createIndex(birds, BY_A);
      birds.insert(document({ _id: 2, a: [1, 2] }));
      store.create('town.fish').insert(document({ _id: 1 }));
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(store.all().map(({ ns }) => ns)).toEqual(['town.birds']);
    expect(store.find('town.birds')).toMatchObject({ indexes: [] });
    expect(store.find('town.birds')!.count()).toBe(1);
  });

  it('handles arrays correctly after the write of the first array was rolled back', async () => {
    const birds = await store.write(() => store.create('town.birds'));
    await store.write(() => store.createIndex(birds, BY_A));
    const undone = store.write(() => {
      birds.insert(document({ _id: 1, a: [1, 2] }));
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow();
    await store.write(() => store.find('town.birds')!.insert(document({ _id: 2, a: [1, 2] })));
    expect(checkCollection(store, store.find('town.birds')!).errors).toEqual([]);
    await store.close();
    store = new Store(join(directory, 'documents.mdb'));
    expect(checkCollection(store, store.find('town.birds')!).errors).toEqual([]);
  });

  it('keeps the writes of others when one is rolled back', async () => {
    const undone = store.write(() => {
      store.create('town.birds');
      throw new Error('changed my mind');
    });
    const made = store.write(() => store.create('town.fish').insert(document({ _id: 1 })));
    await expect(undone).rejects.toThrow();
    await made;
    expect(store.all().map(({ ns }) => ns)).toEqual(['town.fish']);
    expect(store.find('town.fish')!.count()).toBe(1);
  });

  it('detects an inconsistent index', async () => {
    const birds = await store.write(() => store.create('town.birds'));
    await store.write(() => store.createIndex(birds, BY_A));
    await store.write(() => birds.insert(document({ _id: 1, a: 1 })));
    const [entry] = [...store.keysUnder(birds.indexes[0]!.prefix)];
    await store.write(() => store.env.remove(entry!));
    expect(checkCollection(store, birds).errors).toEqual([expect.stringContaining('lacks an entry')]);
    await store.write(() => store.env.put(`${entry!.slice(0, -2)}\x07\x00\x00`));
    expect(checkCollection(store, birds).errors).toContainEqual(
      expect.stringContaining('without its document'),
    );
  });
});

const BY_A = normalizeIndexSpec(toDoc({ key: { a: 1 }, name: 'a' }));

function document(fields: object): StoredDocument {
  const doc = toDoc(fields);
  return { doc, bytes: encode(doc) };
}
