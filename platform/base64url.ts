/**
 * The bytes of a base64url text; null for a text that no encoder writes for them: with padding, other characters, or unused
 * bits that are set. Otherwise one signed text could be written in several ways.
 */
export function fromBase64Url(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}
