import { createHash } from 'node:crypto';
import { BlobMismatch } from './blob-store.js';

/**
 * Passes a content on. Throws a BlobMismatch at the first byte that is too many, and at the end when bytes are missing or the hash is
 * another one. The last piece is held back until the hash is known: who receives the content never has all of a wrong one.
 */
export async function* verifiedContent(
  content: AsyncIterable<Buffer>,
  { bytes, sha256 }: { bytes: number; sha256: string },
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  let seen = 0;
  let held: Buffer | null = null;
  for await (const piece of content) {
    seen += piece.length;
    if (seen > bytes) throw new BlobMismatch('bytes');
    hash.update(piece);
    if (held !== null) yield held;
    held = piece;
  }
  if (seen !== bytes) throw new BlobMismatch('bytes');
  if (hash.digest('hex') !== sha256) throw new BlobMismatch('sha256');
  if (held !== null) yield held;
}
