/** The content type of a picture by its first bytes; null for any other content. The name and the headers are not asked. */
export function sniffImage(head: Buffer): string | null {
  const text = head.subarray(0, 32).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (/^GIF8[79]a/.test(text)) return 'image/gif';
  if (/^RIFF[^]{4}WEBP/.test(text)) return 'image/webp';
  if (/^[^]{4}ftyp(avif|avis)/.test(text) || /^[^]{4}ftypmif1[^]{4}[^]*avif/.test(text)) return 'image/avif';
  return null;
}
