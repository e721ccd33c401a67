import { blobKey, type BlobKey } from '#platform/blobs/index.js';
import { partsSigner } from '#platform/signed-parts.js';
import type { VariantFacts } from '../processing/processed-image.js';

/** Where the byte service serves variants. */
export const MEDIA_PATH = '/media';

/** How long a signed URL is good at most, and the step of its end, in ms: URLs that are asked for within one step are the same. */
const SIGNED_MS = 5 * 60_000;
const STEP_MS = 60_000;

const EXTENSIONS: Readonly<Record<VariantFacts['contentType'], string>> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
};
const PATH = /^\/media\/([0-9]{1,20})\/([0-9a-f]{64})\.(webp|jpg)$/;

/** A file that a URL names, and the viewer that the URL was made for. */
export interface RequestedFile {
  key: BlobKey;
  mediumId: string;
  sha256: string;
  /** Null for a URL that is not signed. */
  viewerId: string | null;
  /** When the URL ends, in ms since 1970; Infinity for one that is not signed. */
  expiresAt: number;
}

/** Makes and reads the URLs of variants. Processes with one secret read each other's URLs. */
export interface MediaUrls {
  /** The URL for everybody (`viewerId` null), or the one for a viewer, at a moment. */
  urlOf(mediumId: string, variant: VariantFacts, viewerId: string | null, now: number): string;
  /** Null for a URL that names no file, and for one whose signature is wrong. */
  read(url: URL): RequestedFile | null;
}

export function mediaUrls(secret: Buffer, origin: string): MediaUrls {
  const signer = partsSigner(secret, 'media');
  return {
    urlOf(mediumId, { sha256, contentType }, viewerId, now) {
      const path = `${MEDIA_PATH}/${blobKey(mediumId, sha256)}.${EXTENSIONS[contentType]}`;
      if (viewerId === null) return origin + path;
      const expires = String(Math.floor((now + SIGNED_MS) / STEP_MS) * STEP_MS);
      const signature = signer.sign([path, viewerId, expires]);
      return `${origin}${path}?${new URLSearchParams({ viewer: viewerId, expires, signature }).toString()}`;
    },
    read({ pathname, searchParams }) {
      const [, mediumId, sha256] = PATH.exec(pathname) ?? [];
      if (mediumId === undefined || sha256 === undefined) return null;
      const file = { key: blobKey(mediumId, sha256), mediumId, sha256 };
      const given = searchParams.get('signature');
      if (given === null) return { ...file, viewerId: null, expiresAt: Infinity };
      const [viewerId, expires] = [searchParams.get('viewer') ?? '', searchParams.get('expires') ?? ''];
      const isRight = signer.isRight([pathname, viewerId, expires], given);
      return isRight ? { ...file, viewerId, expiresAt: Number(expires) } : null;
    },
  };
}
