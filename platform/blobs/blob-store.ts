import type { Readable } from 'node:stream';

/**
 * The name of a blob: `folder/sha256`. The folder is a decimal id, the rest the SHA-256 of the content in hex. Neither can be a
 * path that leads elsewhere.
 */
export type BlobKey = `${string}/${string}`;

const KEY = /^[0-9]{1,20}\/[0-9a-f]{64}$/;
const FOLDER = /^[0-9]{1,20}$/;

/** The key of a content in a folder. Throws a TypeError for what is no decimal id and no SHA-256. */
export function blobKey(folder: string, sha256: string): BlobKey {
  const key: BlobKey = `${folder}/${sha256}`;
  if (!isBlobKey(key)) throw new TypeError(`${JSON.stringify(key)} is no key of a blob.`);
  return key;
}

/** Whether a text is the key of a blob. */
export function isBlobKey(text: string): text is BlobKey {
  return KEY.test(text);
}

/** Throws a TypeError for what is no key. Every store calls it: keys may come from outside. */
export function checkBlobKey(key: string): { folder: string; sha256: string } {
  if (!isBlobKey(key)) throw new TypeError(`${JSON.stringify(key)} is no key of a blob.`);
  const [folder = '', sha256 = ''] = key.split('/');
  return { folder, sha256 };
}

/** Throws a TypeError for what is no folder. */
export function checkFolder(folder: string): void {
  if (!FOLDER.test(folder)) throw new TypeError(`${JSON.stringify(folder)} is no folder of blobs.`);
}

/** Bytes of a content, both included, counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface BlobFacts {
  /** The size of the content. */
  bytes: number;
  contentType: string;
}

/** What a client sends to store one blob: a PUT with exactly these headers. */
export interface SignedUpload {
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** What a signed upload is for: the one content, until one moment. */
export interface UploadTerms extends BlobFacts {
  /** ms since 1970. */
  expiresAt: number;
}

/** Blobs by their keys. A blob never changes: its key names its content. */
export interface BlobStore {
  /**
   * Stores a content of `facts.bytes` bytes. Storing it again changes nothing. Rejects with a BlobMismatch, and keeps nothing, when the
   * content has another size or hash than it should.
   */
  put(key: BlobKey, content: Readable, facts: BlobFacts): Promise<void>;
  /** The content, or a range within it; null when there is no such blob. The caller reads or destroys the stream. */
  get(key: BlobKey, range?: ByteRange): Promise<Readable | null>;
  /** Null when there is no such blob. */
  head(key: BlobKey): Promise<{ bytes: number } | null>;
  /** Does nothing when there is no such blob. */
  delete(key: BlobKey): Promise<void>;
  /** Deletes all blobs of a folder. */
  deleteFolder(folder: string): Promise<void>;
  /** Lets a client without credentials store the one blob until a moment. */
  signUpload(key: BlobKey, terms: UploadTerms): Promise<SignedUpload>;
}

/** A content that is not the one which its key or its terms name. */
export class BlobMismatch extends Error {
  override readonly name = 'BlobMismatch';
  readonly what: 'bytes' | 'sha256';

  constructor(what: 'bytes' | 'sha256') {
    super(what === 'bytes' ? 'The content has another size.' : 'The content has another SHA-256.');
    this.what = what;
  }
}
