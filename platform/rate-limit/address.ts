import { isIPv4 } from 'node:net';
import { ipAddressIn } from '../ip-address.js';

/**
 * The key of a limit per address: the IPv4 address, or the /64 network of an IPv6 address, because a client
 * with one IPv6 address usually controls its whole /64.
 */
export function addressKey(ip: string): string {
  const address = ipAddressIn(ip);
  if (address === null) return ip;
  if (isIPv4(address)) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter((group) => group !== '');
  const right = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...new Array<string>(zeros).fill('0'), ...right].slice(0, 4);
  return `${groups.join(':')}::/64`;
}
