import type { MediumKind } from '#social/read-models/ready-media.js';

const MINUTE = 60_000;
const MB = 2 ** 20;

/** By kind: the content types, the largest size in bytes, and how long an upload may take in ms. */
export const ACCEPTED: Readonly<
  Record<MediumKind, { types: readonly string[]; bytes: number; uploadMs: number }>
> = {
  IMAGE: {
    types: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
    bytes: 5 * MB,
    uploadMs: 15 * MINUTE,
  },
  VIDEO: {
    types: ['video/mp4', 'video/quicktime', 'video/webm'],
    bytes: 512 * MB,
    uploadMs: 60 * MINUTE,
  },
};

/** How long a medium without a use is kept, in ms. */
export const UNUSED_MS = 24 * 60 * MINUTE;

export const MAX_ALT_TEXT = 1_000;
