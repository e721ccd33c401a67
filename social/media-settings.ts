import { readFileSync } from 'node:fs';
import type { S3Credentials, S3Options } from '#platform/blobs/index.js';
import {
  declareSettings,
  httpUrl,
  matching,
  text,
  wholeNumber,
  type ValuesOf,
} from '#platform/config/index.js';

/** Where bytes are kept, and where clients reach them; the same for every process of the media subgraph and of the byte service. */
export interface MediaOptions {
  /** The origin of the byte service, as clients see it: `https://media.example`. */
  origin: string;
  store: { directory: string } | { s3: S3Options };
}

export const MEDIA_SETTINGS = declareSettings({
  /** The origin of the byte service, as clients see it. @default http://localhost and its port, for `rookery start`; else no media */
  ROOKERY_MEDIA_ORIGIN: httpUrl.optional(),
  /** The port of the byte service in `rookery start`. @default the one after PORT */
  ROOKERY_MEDIA_PORT: wholeNumber(0, 65_535).optional(),
  /** The directory of the bytes. @default `media` in ROOKERY_DATA, for `rookery start`; else no media without a bucket */
  ROOKERY_MEDIA_DIRECTORY: text.optional(),
  /** A bucket of an S3-compatible server, instead of the directory. */
  ROOKERY_MEDIA_S3_BUCKET: matching(
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    'must be the name of a bucket',
  ).optional(),
  ROOKERY_MEDIA_S3_REGION: text.optional(),
  /** The server, when it is not Amazon's. */
  ROOKERY_MEDIA_S3_ENDPOINT: httpUrl.optional(),
  /** A JSON file with `accessKeyId` and `secretAccessKey`. @default what the SDK finds, such as the role of the machine */
  ROOKERY_MEDIA_S3_CREDENTIALS_FILE: text.optional(),
}).check((settings) => [...mistakes(settings)]);

type Values = Partial<Record<`ROOKERY_MEDIA_${string}`, unknown>>;

function* mistakes(settings: Values): Generator<string, void> {
  const { ROOKERY_MEDIA_ORIGIN: origin, ROOKERY_MEDIA_S3_BUCKET: bucket } = settings;
  if (typeof origin === 'string' && new URL(origin).origin !== origin)
    yield 'ROOKERY_MEDIA_ORIGIN must be an origin without a path: https://media.example';
  if (bucket !== undefined && settings.ROOKERY_MEDIA_DIRECTORY !== undefined)
    yield 'ROOKERY_MEDIA_DIRECTORY and ROOKERY_MEDIA_S3_BUCKET must not be set together';
  if (bucket !== undefined && settings.ROOKERY_MEDIA_S3_REGION === undefined)
    yield 'ROOKERY_MEDIA_S3_BUCKET needs ROOKERY_MEDIA_S3_REGION';
  if (bucket === undefined)
    for (const name of ['REGION', 'ENDPOINT', 'CREDENTIALS_FILE'] as const)
      if (settings[`ROOKERY_MEDIA_S3_${name}`] !== undefined)
        yield `ROOKERY_MEDIA_S3_${name} needs ROOKERY_MEDIA_S3_BUCKET`;
}

/** The store that the settings name; null when they name none. Throws when the file of the credentials cannot be used. */
export function mediaStore(settings: ValuesOf<typeof MEDIA_SETTINGS>): MediaOptions['store'] | null {
  const { ROOKERY_MEDIA_DIRECTORY: directory, ROOKERY_MEDIA_S3_BUCKET: bucket } = settings;
  if (directory !== undefined) return { directory };
  if (bucket === undefined) return null;
  const file = settings.ROOKERY_MEDIA_S3_CREDENTIALS_FILE;
  return {
    s3: {
      bucket,
      region: settings.ROOKERY_MEDIA_S3_REGION ?? '',
      endpoint: settings.ROOKERY_MEDIA_S3_ENDPOINT,
      credentials: file === undefined ? undefined : readCredentials(file),
    },
  };
}

/** How the processes of a cluster keep media; null, and no media, unless the settings say where. */
export function mediaOptions(settings: ValuesOf<typeof MEDIA_SETTINGS>): MediaOptions | null {
  const { ROOKERY_MEDIA_ORIGIN: origin } = settings;
  const store = mediaStore(settings);
  return origin === undefined || store === null ? null : { origin, store };
}

function readCredentials(file: string): S3Credentials {
  const { accessKeyId, secretAccessKey } = JSON.parse(readFileSync(file, 'utf8')) as Partial<S3Credentials>;
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string')
    throw new Error(`${file} must hold accessKeyId and secretAccessKey as JSON.`);
  return { accessKeyId, secretAccessKey };
}
