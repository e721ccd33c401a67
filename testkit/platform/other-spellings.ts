const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Texts that lenient decoders of base64url read as the same bytes as a text, whose parts have dots between them. */
export function otherSpellings(text: string): string[] {
  const parts = text.split('.');
  return parts.flatMap((part, at) => spellingsOf(part).map((spelling) => parts.with(at, spelling).join('.')));
}

function spellingsOf(part: string): string[] {
  const bytes = Buffer.from(part, 'base64url');
  const same = (spelling: string): boolean =>
    spelling !== part && Buffer.from(spelling, 'base64url').equals(bytes);
  const lastDigits = [...DIGITS].map((digit) => part.slice(0, -1) + digit);
  const others = [
    `${part}=`,
    `${part}==`,
    `${part}!`,
    `!${part}`,
    part.replaceAll('-', '+').replaceAll('_', '/'),
  ];
  return [...lastDigits, ...others].filter(same);
}
