import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contentOf, inPieces, keyIn } from '#testkit/blobs/content.js';
import { closeServer, listen } from '../http-server.js';
import { describeBlobStore, type StoreUnderTest } from './blob-store.contract-suite.js';
import { openDirectoryStore } from './directory-store.js';
import { receiveUpload, UploadRefusal } from './receive-upload.js';
import { createUploadSigner } from './upload-signature.js';

const SECRET = Buffer.alloc(32, 7);
const clock = { now: () => 1_900_000_000_000 };

async function open(): Promise<StoreUnderTest & { directory: string; origin: string }> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-blobs-'));
  const server = createServer();
  await listen(server, '127.0.0.1', 0);
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signer = createUploadSigner(SECRET, origin);
  const store = await openDirectoryStore({ directory, signer });
  server.on('request', (request, response) => {
    receiveUpload({ store, signer, clock }, request, response).catch((error: unknown) =>
      response.writeHead(error instanceof UploadRefusal ? error.status : 500, { connection: 'close' }).end(),
    );
  });
  return {
    ...{ store, directory, origin },
    [Symbol.asyncDispose]: async () => {
      await closeServer(server);
      await rm(directory, { recursive: true });
    },
  };
}

describeBlobStore('the directory of blobs', open, clock.now);

test('answers uploads that are not what was signed with the reason, and leaves no file', async () => {
  await using opened = await open();
  const { store, directory } = opened;
  const content = Buffer.from('five!');
  const terms = { bytes: 5, contentType: 'image/png', expiresAt: clock.now() + 1 };
  const { url, headers } = await store.signUpload(keyIn('12', content), terms);
  const statusOf = async (body: string): Promise<number> =>
    (await fetch(url, { method: 'PUT', headers, body })).status;
  expect([await statusOf('other'), await statusOf('four'), await statusOf('sixsix')]).toEqual([
    400, 400, 413,
  ]);
  expect((await readdir(directory, { recursive: true })).filter((name) => name !== 'incoming')).toEqual([]);
});

test('refuses an upload with another key, type, or signature, and after its end', async () => {
  await using opened = await open();
  const content = Buffer.from('signed');
  const terms = { bytes: 6, contentType: 'image/png', expiresAt: clock.now() };
  const { url, headers } = await opened.store.signUpload(keyIn('12', content), terms);
  const put = async (to: string, type = 'image/png'): Promise<number> =>
    (await fetch(to, { method: 'PUT', headers: { ...headers, 'content-type': type }, body: 'signed' }))
      .status;
  expect(await put(url.replace('/12/', '/13/'))).toBe(404);
  expect(await put(url.replace('bytes=6', 'bytes=7'))).toBe(404);
  expect(await put(url.replace('expires=1', 'expires=2'))).toBe(404);
  expect(await put(url.replace(/signature=../, 'signature=00'))).toBe(404);
  expect(await put(url, 'text/html')).toBe(400);
  expect(await put(url)).toBe(204);
  const late = await opened.store.signUpload(keyIn('12', content), {
    ...terms,
    expiresAt: clock.now() - 1,
  });
  expect(await put(late.url)).toBe(403);
});

test('keeps blobs for their owner alone, and removes what killed processes left', async () => {
  await using opened = await open();
  const { store, directory } = opened;
  const content = Buffer.from('private');
  await store.put(keyIn('7', content), inPieces(content), { bytes: 7, contentType: 'image/png' });
  for (const name of await readdir(directory, { recursive: true }))
    expect((await stat(join(directory, name))).mode & 0o077, name).toBe(0);
  const left = join(directory, 'incoming', 'left');
  await writeFile(left, 'half');
  await utimes(left, 1, 1);
  await writeFile(join(directory, 'incoming', 'running'), 'half');
  const again = await openDirectoryStore({ directory, signer: createUploadSigner(SECRET, opened.origin) });
  expect(await readdir(join(directory, 'incoming'))).toEqual(['running']);
  expect(await contentOf(again, keyIn('7', content))).toBe('private');
});
