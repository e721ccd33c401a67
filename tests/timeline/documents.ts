import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let embedded: Promise<string> | undefined;

/** Where documents are kept: the engine of MONGODB_URL, or one embedded store per test file. */
export function documentsUrl(): Promise<string> {
  const given = process.env['MONGODB_URL'];
  if (given !== undefined) return Promise.resolve(given);
  return (embedded ??= open());
}

async function open(): Promise<string> {
  const { startEmbeddedStore } = await import('#embedded/index.js');
  const directory = await mkdtemp(join(tmpdir(), 'rookery-timeline-'));
  return (await startEmbeddedStore({ directory })).url;
}
