import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmbeddedStore, type EmbeddedStore } from './index.js';

const LONG = 'a-directory-whose-name-is-long/'.repeat(5);

describe.skipIf(process.platform === 'win32')('the files and the socket of a store', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'embedded-'));
  });

  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('are for their owner alone', async () => {
    const documents = join(directory, 'new', 'documents');
    await using store = await startEmbeddedStore({ directory: documents });
    await visit(store);
    expect(await openToOthers(join(directory, 'new'))).toEqual([]);
    expect((await stat(socketOf(store.url))).mode & 0o777).toBe(0o600);
  });

  it('are tightened when an earlier version left them open', async () => {
    await startEmbeddedStore({ directory }).then((store) => store.close());
    const files = await entriesOf(directory);
    for (const path of files) await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644);
    expect(await openToOthers(directory)).toEqual(expect.arrayContaining([join(directory, 'documents.mdb')]));
    await using store = await startEmbeddedStore({ directory });
    await visit(store);
    expect(await openToOthers(directory)).toEqual([]);
  });

  it.each(['with spaces, commas and @', 'Größe', '.data'])('work in a directory named %s', async (name) => {
    await using store = await startEmbeddedStore({ directory: join(directory, name) });
    await visit(store);
    expect(socketOf(store.url)).toBe(join(directory, name, 'store.sock'));
  });

  it.each([
    ['too long for a socket', LONG],
    ['that the driver cannot decode', '100 %41'],
  ])('work below a path %s, in a directory of the owner alone', async (_what, name) => {
    const documents = join(directory, name);
    await using store = await startEmbeddedStore({ directory: documents });
    await visit(store);
    const folder = dirname(socketOf(store.url));
    expect(dirname(folder)).toBe(tmpdir());
    expect(await openToOthers(folder)).toEqual([]);
    await store.close();
    await expect(stat(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('replace what a killed process left behind', async () => {
    await writeFile(join(directory, 'store.sock'), '');
    await startEmbeddedStore({ directory }).then((store) => store.close());
    const left = await mkdtemp(join(tmpdir(), 'rookery-store-'));
    const documents = join(directory, LONG);
    await mkdir(documents, { recursive: true });
    const url = `mongodb://${encodeURIComponent(join(left, 'store.sock'))}/?directConnection=true`;
    await writeFile(join(documents, 'url'), url);
    await using store = await startEmbeddedStore({ directory: documents });
    await visit(store);
    await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('name the URL for a shell in the file url while the store runs', async () => {
    const store = await startEmbeddedStore({ directory });
    expect(await readFile(join(directory, 'url'), 'utf8')).toBe(`${store.url}\n`);
    await store.close();
    expect(await readdir(directory)).not.toContain('url');
  });
});

async function visit(store: EmbeddedStore): Promise<void> {
  await using client = await new MongoClient(store.url).connect();
  const visits = client.db('town').collection('visits');
  await visits.insertOne({});
  expect(await visits.countDocuments()).toBe(1);
}

function socketOf(url: string): string {
  return decodeURIComponent(new URL(url).hostname);
}

/** The directory, and everything below it. */
async function entriesOf(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true });
  return [directory, ...names.map((name) => join(directory, name))];
}

async function openToOthers(directory: string): Promise<string[]> {
  const paths = await entriesOf(directory);
  const modes = await Promise.all(paths.map(async (path) => (await stat(path)).mode & 0o077));
  return paths.filter((_path, at) => modes[at] !== 0);
}
