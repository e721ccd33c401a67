import type { BlobKey } from '#platform/blobs/index.js';
import { OUTBOX_BROADCASTS, type CollectionLayout, type WithOutbox } from '#platform/mongo/index.js';
import { READY_MEDIA, type MediumKind } from '#social/read-models/ready-media.js';
import type { Failure, ProcessedImage, VariantFacts } from '../processing/processed-image.js';

/** One file of a medium. */
export type Variant = VariantFacts;

/** `media`: one document per medium, from the beginning of its upload to its end. */
export interface MediumDocument extends WithOutbox {
  /** A Snowflake, and the folder of its blobs. */
  _id: string;
  ownerId: string;
  kind: MediumKind;
  state: 'UPLOADING' | 'PROCESSING' | 'READY' | 'FAILED' | 'GONE';
  failure: Failure | null;
  /** What the owner said of the bytes. */
  declared: { bytes: number; contentType: string; sha256: string };
  altText: string | null;
  sensitive: boolean;
  focalPoint: { x: number; y: number } | null;
  /** ms since 1970. */
  createdAt: number;
  /** When it ends, in ms since 1970; null while it is in use. */
  endsAt: number | null;
  /** What shows it: ids of tweets. */
  uses: string[];
  /** What processing has found; null before. */
  image: Omit<ProcessedImage, 'variants'> | null;
  variants: Variant[];
}

/** A medium as it is read. */
export type MediumRecord = Omit<MediumDocument, 'outbox' | 'outboxAfter'>;

export const MEDIA: CollectionLayout = {
  database: 'media',
  name: 'media',
  shardKey: '_id',
  broadcasts: {
    ...OUTBOX_BROADCASTS,
    'endsAt range': 'The sweep of unused media: one process of the subgraph, every minute.',
    ownerId: 'The end of an account: 100 of its media at a time.',
  },
};

/** The subgraph's own collection, and the read model that it writes. */
export const COLLECTIONS = [MEDIA, READY_MEDIA];

/** The key of the bytes as they were uploaded. */
export function originalKey({ _id, declared }: Pick<MediumRecord, '_id' | 'declared'>): BlobKey {
  return `${_id}/${declared.sha256}`;
}
