import type { SignedUpload } from '#platform/blobs/index.js';
import type { ImageSize } from './processing/processed-image.js';
import type { MediumRecord } from './store/documents.js';

/** An upload of the viewer. */
export interface MediaUploadModel {
  record: MediumRecord;
}

/** How the bytes of an upload are sent. */
export interface SignedUploadModel extends SignedUpload {
  expiresAt: number;
}

/** A medium that is READY, and that the viewer may see. */
export interface MediaModel {
  record: MediumRecord;
  image: NonNullable<MediumRecord['image']>;
  /** Whether a tweet shows it. */
  isPosted: boolean;
}

export type ImageModel = MediaModel;

/** A file of a picture, with its URL for the viewer. */
export interface ImageVariantModel {
  size: ImageSize;
  contentType: string;
  width: number;
  height: number;
  bytes: number;
  url: string;
}

/** A tweet by id, with the ids of its media. */
export interface TweetModel {
  id: string;
  mediaIds: readonly string[];
}
