import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Creates the data directory if needed and checks its permissions. Throws one clear line when it cannot be used. */
export async function openDataDirectory(path: string): Promise<string> {
  const directory = resolve(path);
  try {
    await mkdir(directory, { recursive: true });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(
      `the data directory ${directory} cannot be used (${reason}); set ROOKERY_DATA to another.`,
    );
  }
  return directory;
}
