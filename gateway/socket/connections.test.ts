import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../limits.js';
import { Connections, type Connection } from './connections.js';

/** A connection without a user. */
function from(clientIp: string | null): Connection {
  return {
    clientIp,
    access: null,
    introduced: true,
    openedAt: 0,
    running: 0,
    stalledFor: 0,
    close: () => undefined,
    terminate: () => undefined,
    ping: () => true,
  };
}

describe('connections', () => {
  it.each([
    ['an IPv4 address', '192.0.2.7', '192.0.2.7', '192.0.2.8'],
    ['the network of an IPv6 address', '2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:3::1'],
  ])('are limited by %s', async (_, first, same, another) => {
    const connections = new Connections({ ...DEFAULT_LIMITS, socketsPerAddress: 2 }, { now: () => 0 });
    const [one, two] = [from(first), from(same)];
    connections.add(one);
    expect(connections.hasCapacityFor(first)).toBe(true);
    connections.add(two);
    expect([first, same, another].map((ip) => connections.hasCapacityFor(ip))).toEqual([false, false, true]);
    connections.delete(one);
    expect([first, same].map((ip) => connections.hasCapacityFor(ip))).toEqual([true, true]);
    connections.delete(two);
    await connections.drain(0);
  });
});
