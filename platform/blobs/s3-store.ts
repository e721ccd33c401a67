import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Clock } from '../clock.js';
import {
  checkBlobKey,
  checkFolder,
  type BlobFacts,
  type BlobKey,
  type BlobStore,
  type UploadTerms,
} from './blob-store.js';
import { verifiedContent } from './verified-content.js';

export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

export interface S3Options {
  bucket: string;
  region: string;
  /** The URL of a server that is not Amazon's; buckets are in the path then. @default Amazon's, by the region */
  endpoint?: string | undefined;
  /** @default those that the SDK finds: of the machine's role, of the environment */
  credentials?: S3Credentials | undefined;
}

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** A store in a bucket of an S3-compatible server. */
export interface S3Store extends BlobStore, Disposable {}

/** Opens a store in an existing bucket. Nothing is asked of the server before the first call. */
export function openS3Store({ bucket, region, endpoint, credentials }: S3Options, clock: Clock): S3Store {
  const client = new S3Client({
    region,
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    ...(credentials === undefined ? {} : { credentials }),
    // Servers that are not Amazon's refuse the trailers of the newer checksums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // Errors are thrown, too.
    logger: SILENT,
  });
  const Bucket = bucket;
  return {
    put: (key, content, facts) => put(client, { bucket, key }, content, facts),
    async get(key, range) {
      checkBlobKey(key);
      const Range = range && `bytes=${range.start}-${range.end}`;
      const found = await unlessMissing(client.send(new GetObjectCommand({ Bucket, Key: key, Range })));
      return found === null ? null : (found.Body as Readable);
    },
    async head(key) {
      checkBlobKey(key);
      const found = await unlessMissing(client.send(new HeadObjectCommand({ Bucket, Key: key })));
      return found === null ? null : { bytes: found.ContentLength ?? 0 };
    },
    async delete(key) {
      checkBlobKey(key);
      await client.send(new DeleteObjectCommand({ Bucket, Key: key }));
    },
    async deleteFolder(folder) {
      checkFolder(folder);
      for (;;) {
        const { Contents = [], IsTruncated } = await client.send(
          new ListObjectsV2Command({ Bucket, Prefix: `${folder}/` }),
        );
        if (Contents.length === 0) return;
        const Objects = Contents.map(({ Key }) => ({ Key }));
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
        );
        if (Errors.length > 0) throw new Error(`${Errors.length} objects of ${folder}/ were not deleted.`);
        if (IsTruncated !== true) return;
      }
    },
    signUpload: (key, terms) => signUpload(client, { bucket, key, now: clock.now() }, terms),
    [Symbol.dispose]: () => client.destroy(),
  };
}

async function put(
  client: S3Client,
  { bucket: Bucket, key: Key }: { bucket: string; key: BlobKey },
  content: Readable,
  { bytes, contentType }: BlobFacts,
): Promise<void> {
  const { sha256 } = checkBlobKey(Key);
  const verified = verifiedContent(content as AsyncIterable<Buffer>, { bytes, sha256 });
  const Body = Readable.from(verified, { objectMode: false });
  const command = new PutObjectCommand({
    ...{ Bucket, Key, Body, ContentLength: bytes, ContentType: contentType },
  });
  // The key says what the signature needs: the server compares it with what it has received.
  command.middlewareStack.add(
    (next) => (args) => {
      (args.request as { headers: Record<string, string> }).headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build' },
  );
  // Otherwise the client would wait for the rest of a content that has failed.
  const failed = new AbortController();
  Body.once('error', (error) => failed.abort(error));
  await client.send(command, { abortSignal: failed.signal }).catch((error: unknown) => {
    throw failed.signal.aborted ? failed.signal.reason : error;
  });
}

async function signUpload(
  client: S3Client,
  { bucket: Bucket, key: Key, now }: { bucket: string; key: string; now: number },
  { bytes, contentType, expiresAt }: UploadTerms,
): Promise<{ url: string; headers: Record<string, string> }> {
  const { sha256 } = checkBlobKey(Key);
  const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
  const command = new PutObjectCommand({
    ...{ Bucket, Key, ContentLength: bytes, ContentType: contentType, ChecksumSHA256 },
  });
  const checksum = 'x-amz-checksum-sha256';
  const url = await getSignedUrl(client, command, {
    expiresIn: Math.max(1, Math.floor((expiresAt - now) / 1000)),
    signingDate: new Date(now),
    signableHeaders: new Set(['content-type', 'content-length']),
    unhoistableHeaders: new Set([checksum]),
  });
  return { url, headers: { 'content-type': contentType, [checksum]: ChecksumSHA256 } };
}

/** Null when the server says that there is no such object. */
async function unlessMissing<Output>(output: Promise<Output>): Promise<Output | null> {
  try {
    return await output;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
    throw error;
  }
}
