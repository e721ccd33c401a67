import { badInput } from '#platform/errors.js';
import { checkAll } from '#platform/input-checks.js';
import type { MediumKind } from '#social/read-models/ready-media.js';
import { ACCEPTED, MAX_ALT_TEXT } from './limits.js';

export interface UploadInput {
  kind: MediumKind;
  bytes: number;
  contentType: string;
  sha256: string;
  altText?: string | null | undefined;
  sensitive?: boolean;
  focalPoint?: { x: number; y: number } | null | undefined;
}

/** Lone surrogates, and control characters other than line feeds, which no reader shows. */
const BROKEN = /\p{Cs}|(?!\n)\p{Cc}/u;

/** Throws BAD_USER_INPUT for what no upload may be. Returns the alternative text without white space around it, or null. */
export function checkUpload(input: UploadInput): { altText: string | null } {
  const { types, bytes: most } = ACCEPTED[input.kind];
  const { altText } = checkAll({
    bytes: () => {
      if (input.bytes < 1 || input.bytes > most)
        throw badInput('input.bytes', `The size must be 1 to ${most} bytes.`);
    },
    contentType: () => {
      if (!types.includes(input.contentType))
        throw badInput('input.contentType', `The type must be one of ${types.join(', ')}.`);
    },
    sha256: () => {
      if (!/^[0-9a-f]{64}$/.test(input.sha256))
        throw badInput('input.sha256', 'Give 64 lower-case hexadecimal digits.');
    },
    altText: () => checkAltText(input.altText ?? ''),
    focalPoint: () => {
      const { x, y } = input.focalPoint ?? { x: 0, y: 0 };
      if (![x, y].every((part) => part >= 0 && part <= 1))
        throw badInput('input.focalPoint', 'Both parts must be between 0 and 1.');
    },
  });
  return { altText };
}

function checkAltText(given: string): string | null {
  if (BROKEN.test(given)) throw badInput('input.altText', 'Control characters are not allowed.');
  const altText = given.normalize('NFC').trim();
  if ([...altText].length > MAX_ALT_TEXT)
    throw badInput('input.altText', `Write at most ${MAX_ALT_TEXT} characters.`);
  return altText === '' ? null : altText;
}
