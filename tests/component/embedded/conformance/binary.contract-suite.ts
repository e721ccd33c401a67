import { Binary, type Collection, type Document } from 'mongodb';
import { expect } from 'vitest';
import { idsOf, type Any, type Engine } from './engine.js';

/** All subtypes that a driver can send without a meaning of its own for their content, and one of the user's. */
const SUBTYPES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 128, 255];

/** A payload with the length of a UUID, that is a valid vector too. */
const PAYLOAD = Buffer.from('03000102030405060708090a0b0c0d0e', 'hex');

export function binaryContract({ test }: Engine): void {
  for (const subtype of SUBTYPES) {
    const value = new Binary(PAYLOAD, subtype);

    test(`a binary value of subtype ${subtype} survives every update byte for byte`, async ({
      collection,
    }) => {
      await collection.insertMany([
        { _id: 1, b: value, list: [value] },
        { _id: 2, list: [] },
      ]);
      const sent = await bytesOf(collection, 'b', { _id: 1 });
      const updates: Any[] = [
        { $set: { other: 1 } },
        { $inc: { n: 1 } },
        { $push: { list: { at: 1 } } },
        { $rename: { other: 'another' } },
      ];
      for (const update of updates) await collection.updateOne({ b: value }, update);
      expect(await bytesOf(collection, 'b', { _id: 1 })).toBe(sent);
      await collection.updateOne({ _id: 2 }, { $set: { b: value }, $addToSet: { list: value } });
      await collection.updateOne({ _id: 2 }, { $addToSet: { list: value } });
      expect(await bytesOf(collection, 'b', { _id: 2 })).toBe(sent);
      expect((await collection.findOne({ _id: 2 })).list).toHaveLength(1);
      await collection.replaceOne({ _id: 2 }, { b: value });
      await collection.findOneAndUpdate({ _id: 2 }, { $set: { z: 1 } });
      expect(await bytesOf(collection, 'b', { _id: 2 })).toBe(sent);
    });

    test(`a binary value of subtype ${subtype} is found by itself, also by an index`, async ({
      collection,
    }) => {
      await collection.insertMany([
        { _id: 1, b: value },
        { _id: 2, b: new Binary(PAYLOAD, subtype === 0 ? 5 : 0) },
      ]);
      await collection.updateMany({}, { $set: { other: 1 } });
      for (const indexed of [false, true]) {
        if (indexed) await collection.createIndex({ b: 1 });
        expect(await idsOf(collection, { b: value })).toEqual([1]);
        expect(await idsOf(collection, { b: { $in: [value] } })).toEqual([1]);
        expect(await idsOf(collection, { b: { $ne: value } })).toEqual([2]);
      }
      await collection.updateOne({ _id: 1 }, { $set: { other: 2 } });
      expect(await idsOf(collection, { b: value })).toEqual([1]);
    });

    test(`an upsert, a group and an _id keep a binary value of subtype ${subtype}`, async ({
      collection,
    }) => {
      for (const times of [1, 2])
        await collection.updateOne({ b: value }, { $set: { times } }, { upsert: true });
      expect(await collection.countDocuments()).toBe(1);
      await collection.insertOne({ b: value, times: 0 });
      const groups = await collection
        .aggregate([{ $group: { _id: '$b', all: { $addToSet: '$b' } } }])
        .toArray();
      expect(groups).toEqual([{ _id: value, all: [value] }]);
      expect(await collection.distinct('b')).toEqual([value]);
      await collection.insertOne({ _id: value });
      await collection.updateOne({ _id: value }, { $set: { n: 1 } });
      expect(await collection.findOne({ _id: value })).toEqual({ _id: value, n: 1 });
    });
  }
}

/** The encoded bytes of one field, as hexadecimal digits. */
async function bytesOf(collection: Collection<Any>, field: string, filter: Document): Promise<string> {
  const found = await collection.findOne(filter, { projection: { _id: 0, [field]: 1 }, raw: true });
  return Buffer.from(found as Uint8Array).toString('hex');
}
