import { expect, test } from 'vitest';
import { keyIn } from '#testkit/blobs/content.js';
import { startS3Server } from '#testkit/blobs/s3-server.js';
import { systemClock } from '../clock.js';
import { describeBlobStore } from './blob-store.contract-suite.js';
import { openS3Store } from './s3-store.js';

describeBlobStore(
  'a bucket of an S3-compatible server',
  async () => {
    const server = await startS3Server();
    const store = openS3Store(server, systemClock);
    return {
      store,
      [Symbol.asyncDispose]: async () => {
        store[Symbol.dispose]();
        await server[Symbol.asyncDispose]();
      },
    };
  },
  systemClock.now,
);

// The server of these tests compares no signatures of version 4, so what is signed is read from the URL.
test('signs the key, the type, the size and the hash of an upload', async () => {
  const credentials = { accessKeyId: 'id', secretAccessKey: 'secret' };
  using store = openS3Store({ bucket: 'media', region: 'eu-central-1', credentials }, { now: () => 1e12 });
  const key = keyIn('5', Buffer.from('abc'));
  const terms = { bytes: 3, contentType: 'image/png', expiresAt: 1e12 + 90_000 };
  const { url, headers } = await store.signUpload(key, terms);
  const { pathname, searchParams, host } = new URL(url);
  expect(host).toBe('media.s3.eu-central-1.amazonaws.com');
  expect(pathname).toBe(`/${key}`);
  expect(searchParams.get('X-Amz-SignedHeaders')).toBe(
    'content-length;content-type;host;x-amz-checksum-sha256',
  );
  expect(searchParams.get('X-Amz-Expires')).toBe('90');
  expect(headers).toEqual({
    'content-type': 'image/png',
    'x-amz-checksum-sha256': 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
  });
});

test('signs uploads that end', async () => {
  await using server = await startS3Server();
  using store = openS3Store(server, { now: () => systemClock.now() - 3_600_000 });
  const content = Buffer.from('late');
  const terms = { bytes: 4, contentType: 'image/png', expiresAt: systemClock.now() - 3_540_000 };
  const { url, headers } = await store.signUpload(keyIn('5', content), terms);
  const { status } = await fetch(url, { method: 'PUT', headers, body: 'late' });
  expect(status).toBe(403);
  expect(await store.head(keyIn('5', content))).toBeNull();
});
