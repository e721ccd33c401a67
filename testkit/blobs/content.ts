import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { blobKey, type BlobKey, type BlobStore } from '#platform/blobs/index.js';

/** The SHA-256 of a content in hex. */
export function sha256Of(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

export function keyIn(folder: string, content: Buffer): BlobKey {
  return blobKey(folder, sha256Of(content));
}

/** A content that arrives in pieces of 1,000 bytes. */
export function inPieces(content: Buffer): Readable {
  const pieces = Array.from({ length: Math.ceil(content.length / 1_000) }, (_, index) =>
    content.subarray(index * 1_000, (index + 1) * 1_000),
  );
  return Readable.from(pieces, { objectMode: false });
}

export async function contentOf(
  store: BlobStore,
  ...where: Parameters<BlobStore['get']>
): Promise<string | null> {
  const found = await store.get(...where);
  return found && (await buffer(found)).toString('latin1');
}
