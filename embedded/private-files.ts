import { chmodSync, closeSync, mkdirSync, openSync, type PathLike } from 'node:fs';

const OWNER_ONLY_DIRECTORY = 0o700;
const OWNER_ONLY_FILE = 0o600;

/** Creates a directory, with its parents, that no other user can enter. An existing one is tightened. */
export function makePrivateDirectory(path: string): void {
  mkdirSync(path, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
  tighten(path, OWNER_ONLY_DIRECTORY);
}

/** Creates a file that no other user can read. An existing one is tightened, and keeps its content. */
export function makePrivateFile(path: string): void {
  closeSync(openSync(path, 'a', OWNER_ONLY_FILE));
  tightenFile(path);
}

/** Takes all permissions of other users from a file. */
export function tightenFile(path: string): void {
  tighten(path, OWNER_ONLY_FILE);
}

/** What belongs to another user, such as the mount point of a volume, is for that user to protect. */
function tighten(path: PathLike, mode: number): void {
  try {
    chmodSync(path, mode);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
