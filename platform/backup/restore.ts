import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserializeStream, type Document } from 'bson';
import { groupBy } from '../group-by.js';
import { insertAbsent, openCollection, type CollectionLayout, type Mongo } from '../mongo/index.js';
import { nameOf, sha256Of } from './backup.js';
import { readManifest, type Manifest, type Part } from './manifest.js';

interface RestoreMark {
  /** The id of the backup that is being restored. */
  _id: string;
}

/** One document while a backup is being restored: the target is not empty then, and may be filled further. */
export const RESTORES: CollectionLayout = {
  ...{ database: 'platform', name: 'restores', shardKey: null },
  isRebuilt: true,
};

type Stored = Document & { _id: string };

export interface RestoreOptions {
  readonly mongo: Pick<Mongo, 'database'>;
  readonly collections: readonly CollectionLayout[];
  readonly directory: string;
  readonly report: (line: string) => void;
}

/**
 * Writes the documents of a finished backup into empty collections. Run again after an interruption, it goes on. Throws, before
 * it writes anything, when a file is missing or damaged, when the backup has collections that this Rookery does not know, and
 * when the target has documents.
 */
export async function restoreBackup({
  mongo,
  collections,
  directory,
  report,
}: RestoreOptions): Promise<Manifest> {
  const manifest = await readManifest(directory);
  if (manifest?.endedAt == null) throw new Error(`${directory} has no finished backup.`);
  const known = new Map(collections.map((layout) => [nameOf(layout), layout]));
  const partsOf = groupBy(manifest.parts, ({ database, collection }) => `${database}.${collection}`);
  for (const name of partsOf.keys())
    if (!known.has(name)) throw new Error(`This Rookery knows no collection ${name}: start a newer one.`);
  for (const part of manifest.parts) await readPart(directory, part);
  const marks = openCollection<RestoreMark>(mongo, RESTORES);
  if ((await marks.findOne({ _id: manifest.id })) === null) {
    await refuseDocuments(mongo, collections);
    await marks.insertOne({ _id: manifest.id });
  }
  for (const [name, parts] of partsOf) {
    const collection = openCollection<Stored>(mongo, known.get(name)!);
    for (const part of parts) await insertAbsent(collection, documentsOf(await readPart(directory, part)));
    report(`${name}\t${parts.reduce((sum, part) => sum + part.documents, 0)} documents`);
  }
  await marks.deleteOne({ _id: manifest.id });
  return manifest;
}

async function refuseDocuments(
  mongo: RestoreOptions['mongo'],
  collections: readonly CollectionLayout[],
): Promise<void> {
  // Leases and the like say nothing of a network.
  for (const layout of collections.filter(({ isRebuilt }) => !isRebuilt)) {
    const found = await openCollection(mongo, layout).findOne({}, { projection: { _id: 1 } });
    if (found !== null)
      throw new Error(`The target has documents (in ${nameOf(layout)}): restore into an empty one.`);
  }
}

async function readPart(directory: string, { file, bytes, sha256 }: Part): Promise<Buffer> {
  const path = join(directory, file);
  const read = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new Error(`${path} is missing.`, { cause: error });
    throw error;
  });
  if (read.length !== bytes || sha256Of(read) !== sha256) throw new Error(`${path} is damaged.`);
  return read;
}

/** Numbers keep their types. */
function documentsOf(bytes: Buffer): Stored[] {
  const documents: Stored[] = [];
  for (let at = 0; at < bytes.length; at += bytes.readInt32LE(at))
    deserializeStream(bytes, at, 1, documents, documents.length, { promoteValues: false });
  return documents;
}
