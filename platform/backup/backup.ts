import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize, type Document } from 'bson';
import type { Clock } from '../clock.js';
import { openCollection, type CollectionLayout, type Mongo } from '../mongo/index.js';
import { FORMAT, readManifest, writeManifest, type Manifest } from './manifest.js';
import { writeWhole } from './whole-file.js';

/** Bytes of documents in one part, about: it is held in memory. */
const PART_BYTES = 16 * 1024 * 1024;

/** Documents of one find. */
const PAGE = 1_000;

type Stored = Document & { _id: string };

export interface BackupOptions {
  readonly mongo: Pick<Mongo, 'database'>;
  readonly collections: readonly CollectionLayout[];
  readonly directory: string;
  readonly clock: Clock;
  /** Receives a line for each collection. */
  readonly report: (line: string) => void;
}

/**
 * Writes the documents of all collections into a directory, while others may change them: what was acknowledged before the
 * begin is in it. Run again after an interruption, it goes on behind the last whole part. Collections that are rebuilt are left
 * out. Throws when the directory has other files, or a finished backup.
 */
export async function writeBackup(options: BackupOptions): Promise<Manifest> {
  const { directory, collections, clock, report } = options;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const manifest = (await readManifest(directory)) ?? (await begin(directory, clock));
  if (manifest.endedAt !== null)
    throw new Error(`${directory} has a finished backup: name another directory.`);
  for (const layout of collections) {
    if (layout.isRebuilt || manifest.whole.includes(nameOf(layout))) continue;
    const documents = await writeCollection(options, layout, manifest);
    manifest.whole.push(nameOf(layout));
    report(`${nameOf(layout)}\t${documents} documents`);
  }
  manifest.endedAt = dateOf(clock);
  await writeManifest(directory, manifest);
  return manifest;
}

export function nameOf({ database, name }: CollectionLayout): string {
  return `${database}.${name}`;
}

async function begin(directory: string, clock: Clock): Promise<Manifest> {
  if ((await readdir(directory)).length > 0)
    throw new Error(`${directory} has files that are no backup: name an empty directory.`);
  const manifest = {
    ...{ format: FORMAT, id: randomUUID(), begunAt: dateOf(clock), endedAt: null },
    ...{ parts: [], whole: [] },
  };
  await writeManifest(directory, manifest);
  return manifest;
}

/** Returns the number of its documents. */
async function writeCollection(
  { mongo, directory }: BackupOptions,
  layout: CollectionLayout,
  manifest: Manifest,
): Promise<number> {
  const ofCollection = manifest.parts.filter(
    ({ database, collection }) => database === layout.database && collection === layout.name,
  );
  let documents = ofCollection.reduce((sum, part) => sum + part.documents, 0);
  let after = ofCollection.at(-1)?.lastId;
  for (let number = ofCollection.length + 1; ; number++) {
    const part = await readPart(mongo, layout, after);
    if (part === null) return documents;
    const file = `${nameOf(layout)}.${String(number).padStart(6, '0')}.bson`;
    await writeWhole(join(directory, file), part.bytes);
    const { database, name: collection } = layout;
    const { length: bytes } = part.bytes;
    manifest.parts.push({
      ...{ file, database, collection, documents: part.documents, bytes },
      ...{ sha256: sha256Of(part.bytes), lastId: part.lastId },
    });
    await writeManifest(directory, manifest);
    documents += part.documents;
    after = part.lastId;
    if (part.isLast) return documents;
  }
}

/** The documents behind an id, as many as fit into a part; null when there are none. */
async function readPart(
  mongo: BackupOptions['mongo'],
  layout: CollectionLayout,
  after: string | undefined,
): Promise<{ bytes: Buffer; documents: number; lastId: string; isLast: boolean } | null> {
  const collection = openCollection<Stored>(mongo, layout);
  const written: Uint8Array[] = [];
  let lastId = after;
  let isLast = false;
  for (let size = 0; size < PART_BYTES && !isLast;) {
    // Numbers keep their types.
    const page = await collection
      .find(lastId === undefined ? {} : { _id: { $gt: lastId } }, { promoteValues: false })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
    for (const document of page) {
      const bytes = serialize(document);
      written.push(bytes);
      size += bytes.length;
      lastId = document._id;
    }
    // What is written behind it from now on is not waited for.
    isLast = page.length < PAGE;
  }
  if (written.length === 0 || lastId === undefined) return null;
  return { bytes: Buffer.concat(written), documents: written.length, lastId, isLast };
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function dateOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
