import { isIP, isIPv4 } from 'node:net';

/**
 * The address in a text, in its one canonical form; null for a text without one. Accepts the forms that proxies write:
 * with a port (`192.0.2.7:4711`, `[2001:db8::1]:443`), in brackets, in quotes, with spaces around it, with a zone
 * (`fe80::1%eth0`), and IPv4 mapped to IPv6 (`::ffff:192.0.2.7`), which is the IPv4 address.
 */
export function ipAddressIn(text: string): string | null {
  // What sockets say, and what most proxies write.
  if (isIPv4(text)) return text;
  const bare = withoutPort(withoutQuotes(text.trim()).trim());
  if (isIPv4(bare)) return bare;
  const [address = ''] = bare.split('%', 1);
  // isIP accepts IPv6 with a zone, and after an IPv4 address a zone is garbage.
  return isIP(address) === 6 && isIP(bare) === 6 ? canonicalIPv6(address) : null;
}

function withoutQuotes(text: string): string {
  return /^"([^"]*)"$/.exec(text)?.[1] ?? text;
}

/** An IPv6 address has a port behind brackets only. */
function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1];
  if (bracketed !== undefined) return bracketed.includes(':') ? bracketed : '';
  return /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
}

/** The form of RFC 5952, or the IPv4 address that is mapped to it. */
function canonicalIPv6(address: string): string {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const bits = [high, low].map((group) => Number.parseInt(group, 16));
  return bits.flatMap((group) => [group >> 8, group & 0xff]).join('.');
}
