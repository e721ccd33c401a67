import type { ImageSize } from './processed-image.js';

/** Pixels of a picture, or of all frames of an animation together. */
export const MAX_PIXELS = 64_000_000;
export const MAX_FRAMES = 600;

/** Resident memory of a child process at which it ends itself, in bytes. */
export const MAX_MEMORY = 768 * 2 ** 20;
/** How long one picture may take, in ms. */
export const MAX_MS = 30_000;
/** The exit code of a child process that has exceeded MAX_MEMORY. */
export const MEMORY_EXIT = 87;

/** By size: the longer side in pixels. */
export const SIDES: Readonly<Record<ImageSize, number>> = {
  THUMBNAIL: 400,
  SMALL: 680,
  LARGE: 1_200,
  ORIGINAL: 4_096,
};
