import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './whole-file.js';

const NAME = 'manifest.json';

/** The format of the parts; a Rookery refuses a backup of a later one. */
export const FORMAT = 1;

const Part = z.strictObject({
  file: z.string().regex(/^[\w.-]+$/),
  database: z.string(),
  collection: z.string(),
  documents: z.int().positive(),
  bytes: z.int().positive(),
  sha256: z.string(),
  /** The last id of the part: the next one begins behind it. */
  lastId: z.string(),
});

const Manifest = z.strictObject({
  format: z.int(),
  /** Tells backups apart. */
  id: z.string(),
  /** What was acknowledged before is in the backup. */
  begunAt: z.string(),
  /** Null while the backup is being written. */
  endedAt: z.string().nullable(),
  parts: z.array(Part),
  /** The collections that are written to their end. */
  whole: z.array(z.string()),
});

/** A file of documents of one collection, in the order of their ids. */
export type Part = z.infer<typeof Part>;

/** What a backup consists of, and how far it has come. */
export type Manifest = z.infer<typeof Manifest>;

/** Null where no backup was begun. */
export async function readManifest(directory: string): Promise<Manifest | null> {
  const path = join(directory, NAME);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const { success, data } = Manifest.safeParse(jsonOf(text));
  if (!success) throw new Error(`${path} is not the manifest of a backup.`);
  if (data.format > FORMAT)
    throw new Error(`${path} has format ${data.format}, and this Rookery reads formats up to ${FORMAT}.`);
  return data;
}

export async function writeManifest(directory: string, manifest: Manifest): Promise<void> {
  await writeWhole(join(directory, NAME), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
