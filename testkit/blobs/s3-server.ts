import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from 's3rver';
import type { S3Options } from '#platform/blobs/index.js';

/** An S3-compatible server at a free port of this machine, with one bucket. */
export async function startS3Server(): Promise<S3Options & AsyncDisposable> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-s3-'));
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory },
    configureBuckets: [{ name: 'media', configs: [] }],
  });
  const { port } = await server.run();
  return {
    bucket: 'media',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    // The one account of this server.
    credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
