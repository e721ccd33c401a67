import { chmod, stat } from 'node:fs/promises';

/** The permissions of a directory that its owner alone may enter. */
export const OWNER_ONLY_DIRECTORY = 0o700;

/** The permissions of a file that its owner alone may read. */
export const OWNER_ONLY_FILE = 0o600;

/**
 * Takes all permissions of other users from a file or directory. What belongs to another user, such as the mount point
 * of a volume, is for that user to protect.
 */
export async function setOwnerOnly(path: string): Promise<void> {
  const isDirectory = (await stat(path)).isDirectory();
  try {
    await chmod(path, isDirectory ? OWNER_ONLY_DIRECTORY : OWNER_ONLY_FILE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
