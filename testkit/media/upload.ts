import { createHash } from 'node:crypto';
import { expect, vi } from 'vitest';
import type { TestUser } from '../client/index.js';
import type { CreateMediaUploadInput, ReadUploadQuery } from '../client/generated/graphql.js';
import { CompleteUpload, CreateUpload, ReadUpload } from '../operations/media.js';

type Upload = NonNullable<ReadUploadQuery['mediaUpload']>;
export type Variant = Extract<NonNullable<Upload['media']>, { __typename: 'Image' }>['variants'][number];

/** Begins an upload of bytes, and says how they are sent. */
export async function createUpload(
  user: TestUser,
  bytes: Buffer,
  input: Partial<CreateMediaUploadInput> = {},
) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { createMediaUpload } = await user.get(CreateUpload, {
    input: { kind: 'IMAGE', bytes: bytes.length, contentType: 'image/jpeg', sha256, ...input },
  });
  const { signedUpload, upload } = createMediaUpload;
  const headers = Object.fromEntries(signedUpload.headers.map(({ name, value }) => [name, value]));
  const put = (body = bytes): Promise<Response> =>
    fetch(signedUpload.url, { method: signedUpload.method, headers, body: new Uint8Array(body) });
  return { id: upload.id, url: signedUpload.url, put };
}

/** Uploads bytes as a client does. Resolves when they are READY or FAILED. */
export async function uploadMedia(
  user: TestUser,
  bytes: Buffer,
  input: Partial<CreateMediaUploadInput> = {},
): Promise<Upload> {
  const { id, put } = await createUpload(user, bytes, input);
  expect((await put()).status).toBeLessThan(300);
  await user.get(CompleteUpload, { id });
  return settledUpload(user, id);
}

/** Asks for the state of an upload until it is READY or FAILED. */
export async function settledUpload(user: TestUser, id: string): Promise<Upload> {
  return vi.waitFor(
    async () => {
      const { mediaUpload } = await user.get(ReadUpload, { id });
      if (mediaUpload?.state !== 'READY' && mediaUpload?.state !== 'FAILED')
        throw new Error(`The upload is ${mediaUpload?.state}.`);
      return mediaUpload;
    },
    { timeout: 60_000, interval: 20 },
  );
}

/** The variants of an upload that is READY. */
export function variantsOf({ media, failure }: Upload): readonly Variant[] {
  if (media?.__typename !== 'Image') throw new Error(`The upload has no picture: ${failure}.`);
  return media.variants;
}
