import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { BlobMismatch, blobKey, verifiedContent, type BlobStore } from '#platform/blobs/index.js';
import { originalKey, type MediumRecord } from '../store/documents.js';
import type { ImageWorkers } from './image-workers.js';
import type { ImageAnswer } from './processed-image.js';

export interface ProcessingDeps {
  blobs: BlobStore;
  workers: Pick<ImageWorkers, 'process'>;
}

/**
 * Reads the bytes of an upload and stores its variants, each under its hash: doing it again stores the same. Rejects when a store or a
 * child process fails, not for what the bytes are.
 */
export async function processMedium(deps: ProcessingDeps, medium: MediumRecord): Promise<ImageAnswer> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-media-'));
  try {
    const input = join(directory, 'input');
    const output = join(directory, 'output');
    await mkdir(output);
    if (!(await fetchOriginal(deps.blobs, medium, input))) return { failure: 'HASH_MISMATCH' };
    const { contentType } = medium.declared;
    const answer = await deps.workers.process({ input, output, contentType });
    if ('failure' in answer) return answer;
    for (const { sha256, bytes, contentType } of answer.image.variants)
      await deps.blobs.put(blobKey(medium._id, sha256), createReadStream(join(output, sha256)), {
        bytes,
        contentType,
      });
    return answer;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** False when the bytes are not what was said, or are gone. */
async function fetchOriginal(blobs: BlobStore, medium: MediumRecord, path: string): Promise<boolean> {
  const content = await blobs.get(originalKey(medium));
  if (content === null) return false;
  try {
    await pipeline(
      content,
      (pieces: AsyncIterable<Buffer>) => verifiedContent(pieces, medium.declared),
      createWriteStream(path),
    );
    return true;
  } catch (error) {
    if (error instanceof BlobMismatch) return false;
    throw error;
  }
}
