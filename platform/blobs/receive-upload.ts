import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.js';
import { ERRORS, type ErrorCode } from '../errors.js';
import { BlobMismatch, type BlobStore } from './blob-store.js';
import type { UploadSigner } from './upload-signature.js';

export interface UploadDeps {
  store: BlobStore;
  signer: UploadSigner;
  clock: Clock;
}

/** Why an upload was refused. */
export class UploadRefusal extends Error {
  override readonly name = 'UploadRefusal';
  readonly code: ErrorCode;
  readonly status: number;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
    this.status = ERRORS[code].status;
  }
}

/**
 * Stores the body of a PUT to a signed URL; answers 204. Rejects with an UploadRefusal for a URL that is not signed (NOT_FOUND), for one
 * that has expired (FORBIDDEN), and for a body of another type, size or hash (BAD_REQUEST, PAYLOAD_TOO_LARGE); nothing is kept then.
 */
export async function receiveUpload(
  { store, signer, clock }: UploadDeps,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const allowed = signer.read(new URL(request.url ?? '', 'http://localhost'));
  if (allowed === null) throw new UploadRefusal('NOT_FOUND', 'There is nothing at this path.');
  if (clock.now() > allowed.expiresAt) throw new UploadRefusal('FORBIDDEN', 'The upload has expired.');
  if (request.headers['content-type'] !== allowed.contentType)
    throw new UploadRefusal('BAD_REQUEST', `The content-type must be ${allowed.contentType}.`);
  const length = Number(request.headers['content-length'] ?? allowed.bytes);
  if (length > allowed.bytes) throw tooLarge(allowed.bytes);
  try {
    await store.put(allowed.key, request, allowed);
  } catch (error) {
    if (!(error instanceof BlobMismatch)) throw error;
    if (error.what === 'sha256') throw new UploadRefusal('BAD_REQUEST', 'The body has another SHA-256.');
    if (length < allowed.bytes || request.complete)
      throw new UploadRefusal('BAD_REQUEST', `The body must have ${allowed.bytes} bytes.`);
    throw tooLarge(allowed.bytes);
  }
  response.writeHead(204).end();
}

function tooLarge(bytes: number): UploadRefusal {
  return new UploadRefusal('PAYLOAD_TOO_LARGE', `The body must have ${bytes} bytes.`);
}
