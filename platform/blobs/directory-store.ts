import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { OWNER_ONLY_DIRECTORY, OWNER_ONLY_FILE, setOwnerOnly } from '../owner-only.js';
import { checkBlobKey, checkFolder, type BlobKey, type BlobStore } from './blob-store.js';
import type { UploadSigner } from './upload-signature.js';
import { verifiedContent } from './verified-content.js';

/** How old a file that is being written must be before it counts as left by a killed process, in ms. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

export interface DirectoryStoreOptions {
  /** Created when it does not exist. Readable by its owner only. */
  directory: string;
  signer: UploadSigner;
}

/**
 * Blobs as files of a directory, for one machine or for several that share the directory. A file is written under another name, then
 * renamed, so a blob is there as a whole or not at all. Removes what killed processes have left.
 */
export async function openDirectoryStore({ directory, signer }: DirectoryStoreOptions): Promise<BlobStore> {
  const incoming = join(directory, 'incoming');
  await mkdir(incoming, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
  await setOwnerOnly(directory);
  await removeAbandoned(incoming);
  const pathOf = (key: BlobKey): string => {
    const { folder, sha256 } = checkBlobKey(key);
    return join(folderPath(directory, folder), sha256);
  };

  return {
    async put(key, content, { bytes }) {
      const { sha256 } = checkBlobKey(key);
      const path = pathOf(key);
      const written = join(incoming, randomUUID());
      try {
        await pipeline(
          content,
          (pieces: AsyncIterable<Buffer>) => verifiedContent(pieces, { bytes, sha256 }),
          createWriteStream(written, { flags: 'wx', mode: OWNER_ONLY_FILE, flush: true }),
        );
        await mkdir(dirname(path), { recursive: true, mode: OWNER_ONLY_DIRECTORY });
        await rename(written, path);
      } finally {
        await rm(written, { force: true });
      }
    },
    async get(key, range) {
      const path = pathOf(key);
      const stream = createReadStream(path, range);
      return new Promise((resolve, reject) => {
        stream.once('open', () => resolve(stream));
        stream.once('error', (error) => (isMissing(error) ? resolve(null) : reject(error)));
      });
    },
    async head(key) {
      const path = pathOf(key);
      try {
        return { bytes: (await stat(path)).size };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    delete: async (key) => rm(pathOf(key), { force: true }),
    async deleteFolder(folder) {
      checkFolder(folder);
      await rm(folderPath(directory, folder), { recursive: true, force: true });
    },
    signUpload: async (key, terms) => {
      checkBlobKey(key);
      return Promise.resolve(signer.sign(key, terms));
    },
  };
}

/** Folders are spread over 256 directories: one with millions of entries is slow. */
function folderPath(directory: string, folder: string): string {
  return join(directory, createHash('sha256').update(folder).digest('hex').slice(0, 2), folder);
}

async function removeAbandoned(incoming: string): Promise<void> {
  const before = Date.now() - ABANDONED_MS;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && found.mtimeMs < before) await rm(path, { force: true });
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
}
