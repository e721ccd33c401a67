import { constants } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { OWNER_ONLY_DIRECTORY, setOwnerOnly } from '#platform/owner-only.js';

/** The names of what a network keeps in its data directory. */
const KEPT = /^(documents|secrets|media|(dead-letters|tweet-events|message-events)\.jsonl(\.new|\.old)?)$/;

/**
 * Creates the data directory if needed and checks its permissions. Throws one clear line when it cannot be used. No
 * other user can read what the network keeps in it, even if an earlier version left it open.
 */
export async function openDataDirectory(path: string): Promise<string> {
  const directory = resolve(path);
  try {
    await mkdir(directory, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    await tighten(directory);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(
      `the data directory ${directory} cannot be used (${reason}); set ROOKERY_DATA to another.`,
    );
  }
  return directory;
}

async function tighten(directory: string): Promise<void> {
  const names = await readdir(directory);
  const kept = names.filter((name) => KEPT.test(name));
  for (const name of kept) await setOwnerOnly(join(directory, name));
  // A directory with other contents, such as a home directory, keeps its own permissions.
  if (kept.length === names.length) await setOwnerOnly(directory);
}
