/** Why bytes cannot be used; see `MediaFailure` in the SDL. */
export type Failure =
  | 'UNSUPPORTED_TYPE'
  | 'TYPE_MISMATCH'
  | 'HASH_MISMATCH'
  | 'UNREADABLE'
  | 'TOO_MANY_PIXELS'
  | 'TOO_MANY_FRAMES'
  | 'TOO_LONG'
  | 'LIMIT_EXCEEDED';

export type ImageSize = 'THUMBNAIL' | 'SMALL' | 'LARGE' | 'ORIGINAL';

/** A file that was made of a picture. */
export interface VariantFacts {
  size: ImageSize;
  contentType: 'image/webp' | 'image/jpeg';
  width: number;
  height: number;
  bytes: number;
  sha256: string;
}

/** A picture that was read. */
export interface ProcessedImage {
  width: number;
  height: number;
  blurhash: string;
  animated: boolean;
  variants: VariantFacts[];
}

/** What a child process is asked. */
export interface ImageJob {
  /** The file to read. */
  input: string;
  /** The directory for the variants, each named by its SHA-256. */
  output: string;
  contentType: string;
}

/** What it answers. */
export type ImageAnswer = { image: ProcessedImage } | { failure: Failure };
