import { BlockList, isIP } from 'node:net';
import { ipAddressIn } from '../ip-address.js';

/** The IPv4 networks that are no part of the public internet: IANA's special-purpose registry, multicast and reserved. */
const SPECIAL_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/** The only IPv6 network that is routed publicly, and the parts of it that are not, or that have an IPv4 address inside. */
const GLOBAL_IPV6 = listOf('ipv6', [['2000::', 3]]);
const SPECIAL_IPV6 = listOf('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]);

const NOT_PUBLIC_IPV4 = listOf('ipv4', SPECIAL_IPV4);

/** What the translators of IPv6 networks put before an IPv4 address (RFC 6052). */
const TRANSLATED = /^64:ff9b::(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})$/;

/**
 * Whether an IP address belongs to the public internet: not loopback, private, link-local, unique local, multicast, reserved, nor
 * one of these inside an IPv6 address. False for a text that is no address.
 */
export function isPublicAddress(text: string): boolean {
  const address = ipAddressIn(text);
  if (address === null) return false;
  if (isIP(address) === 4) return !NOT_PUBLIC_IPV4.check(address, 'ipv4');
  const translated = TRANSLATED.exec(address);
  if (translated) return isPublicAddress(ipv4Of(translated[1] ?? '0', translated[2] ?? '0'));
  return GLOBAL_IPV6.check(address, 'ipv6') && !SPECIAL_IPV6.check(address, 'ipv6');
}

/** Whether an IP address is this machine's own, in either family. */
export function isLoopbackAddress(text: string): boolean {
  const address = ipAddressIn(text);
  return address === '::1' || (address !== null && isIP(address) === 4 && address.startsWith('127.'));
}

function ipv4Of(high: string, low: string): string {
  const groups = [high, low].map((group) => Number.parseInt(group, 16));
  return groups.flatMap((group) => [group >> 8, group & 0xff]).join('.');
}

function listOf(family: 'ipv4' | 'ipv6', networks: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}
