import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { otherSpellings } from '#testkit/platform/other-spellings.js';
import { openForeignGateway, type ForeignGateway } from '#testkit/gateway/foreign-gateway.js';

const BANK = {
  sdl: `type Query {
    public: String
    mine: String @authenticated
    balance: Int @requiresScopes(scopes: [["read", "money"], ["admin"]])
  }`,
  resolvers: { Query: { public: () => 'P', mine: () => 'M', balance: () => 7 } },
};
const ISSUER = 'https://issuer.example';
const AUDIENCE = 'bank';

describe('a gateway with a JWKS address', () => {
  let privateKey: CryptoKey;
  let issuer: Server;
  let jwksUrl: string;
  let bank: ForeignGateway<'bank'>;

  beforeAll(async () => {
    const pair = await generateKeyPair('ES256', { extractable: true });
    privateKey = pair.privateKey;
    const keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }];
    issuer = createServer((_, response) => void response.end(JSON.stringify({ keys })));
    await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
    jwksUrl = `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks.json`;
  });
  afterAll(() => issuer.close());
  afterEach(() => bank[Symbol.asyncDispose]());

  const open = async (url = jwksUrl): Promise<void> => {
    bank = await openForeignGateway({ bank: BANK }, { jwks: { url, issuer: ISSUER, audience: AUDIENCE } });
  };
  const token = (claims: JWTPayload = {}, kid = 'k1'): Promise<string> =>
    new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'ada',
      exp: Math.floor(Date.now() / 1000) + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid })
      .sign(privateKey);
  const ask = (text: string) =>
    bank.ask('{ public mine balance }', { headers: { authorization: `Bearer ${text}` } });

  it('gives anonymous callers what needs no viewer, and asks no subgraph for the rest', async () => {
    await open();
    expect((await bank.ask('{ public mine balance }')).body).toEqual({
      data: { public: 'P', mine: null, balance: null },
      errors: ['mine', 'balance'].map((path) => ({
        message: 'Sign in first.',
        path: [path],
        extensions: { code: 'UNAUTHENTICATED' },
      })),
    });
    expect(bank.subgraphs.bank.received.map(({ body }) => body.query)).toEqual(['{public}']);
  });

  it('takes the viewer and the scopes from the claims', async () => {
    await open();
    expect((await ask(await token())).body).toMatchObject({
      data: { mine: 'M', balance: null },
      errors: [{ path: ['balance'], extensions: { code: 'FORBIDDEN' } }],
    });
    for (const claims of [{ scope: 'read other money' }, { scp: ['admin'] }]) {
      expect((await ask(await token(claims))).body).toEqual({ data: { public: 'P', mine: 'M', balance: 7 } });
    }
  });

  it.each<[string, JWTPayload, string, string]>([
    ['of another issuer', { iss: 'https://other.example' }, 'k1', 'UNAUTHENTICATED'],
    ['for another audience', { aud: 'shop' }, 'k1', 'UNAUTHENTICATED'],
    ['that has expired', { exp: 1 }, 'k1', 'TOKEN_EXPIRED'],
    ['without a subject', { sub: '' }, 'k1', 'UNAUTHENTICATED'],
    ['of an unknown key', {}, 'k2', 'UNAUTHENTICATED'],
  ])('gives a token %s what needs no viewer, and says why not more', async (_, claims, kid, code) => {
    await open();
    expect(await ask(await token(claims, kid))).toMatchObject({
      status: 200,
      body: { data: { public: 'P', mine: null, balance: null }, errors: [{ extensions: { code } }, {}, {}] },
    });
    expect(bank.subgraphs.bank.received.map(({ body }) => body.query)).toEqual(['{public}']);
  });

  it('refuses a token in every spelling but one', async () => {
    await open();
    const valid = await token();
    for (const spelling of otherSpellings(valid)) {
      expect((await ask(spelling)).body, spelling).toMatchObject({
        data: { mine: null },
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }, {}, {}],
      });
    }
    expect((await ask(valid)).body).toMatchObject({ data: { mine: 'M' } });
  });

  it('answers SERVICE_UNAVAILABLE while the keys cannot be fetched, and serves anonymous callers', async () => {
    await open('http://127.0.0.1:1/jwks.json');
    expect((await ask(await token())).body).toMatchObject({
      errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }],
    });
    expect((await bank.ask('{ public }')).body).toEqual({ data: { public: 'P' } });
  });
});
