import { open, rename } from 'node:fs/promises';

/** Writes a file that is there as a whole or not at all, whenever the process or the machine ends. Others cannot read it. */
export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.draft`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
