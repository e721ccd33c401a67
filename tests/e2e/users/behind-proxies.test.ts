import { describe, expect } from 'vitest';
import { story } from '#testkit/client/index.js';
import { SignIn } from '#testkit/operations/accounts.js';

const it = story({ network: { rateLimits: true, proxies: 1 } });

/** Wrong logins that one address has in an hour. */
const LOGINS = 20;

let unknownUsers = 0;

/** Signs in as somebody unknown, with what the proxy says about the client; resolves to the code of the error. */
async function refusalOf(url: string, forwardedFor: string | undefined): Promise<string | undefined> {
  const input = { login: `nobody${unknownUsers++}`, password: 'wrong password' };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }),
    },
    body: JSON.stringify({ query: SignIn.toString(), variables: { input } }),
  });
  const { errors } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors?.[0]?.extensions.code;
}

const IPV4 = [
  '203.0.113.9',
  ' 203.0.113.9 ',
  '203.0.113.9:4711',
  '203.0.113.9:4712',
  '"203.0.113.9"',
  '"203.0.113.9:80"',
  '::ffff:203.0.113.9',
  '::FFFF:cb00:7109',
  '[::ffff:203.0.113.9]:4713',
  '198.51.100.1, 203.0.113.9:4714',
  'garbage, 203.0.113.9',
];

const IPV6 = [
  '2001:db8:0:9::1',
  '2001:DB8:0:9::2',
  '[2001:db8:0:9::1]',
  '[2001:db8:0:9::1]:4711',
  '"[2001:db8:0:9:1:2:3:4]:4712"',
  '2001:db8:0:9::1%eth0',
  '2001:0db8:0000:0009:0000:0000:0000:0001',
];

const GARBAGE = ['unknown', '', '203.0.113.9:', '999.1.1.1', '[::1', '_x', '198.51.100.1, none', undefined];

describe('behind a proxy', () => {
  it.for([
    ['an IPv4 address', IPV4, '203.0.113.10'],
    ['the network of an IPv6 address', IPV6, '[2001:db8:0:10::1]:4711'],
    ['the peer, where the proxy names no address', GARBAGE, '203.0.113.11'],
  ] as const)(
    'a limit counts %s, however the proxy writes it',
    async ([, forms, other], { network: { url } }) => {
      const formOf = (at: number): string | undefined => forms[at % forms.length];
      for (let at = 0; at < LOGINS; at++) {
        expect(await refusalOf(url, formOf(at)), formOf(at)).toBe('UNAUTHENTICATED');
      }
      for (const form of forms) expect(await refusalOf(url, form), form).toBe('RATE_LIMITED');
      expect(await refusalOf(url, other)).toBe('UNAUTHENTICATED');
    },
  );
});
