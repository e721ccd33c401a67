import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { MongoClient, MongoServerError } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withDisposal } from '#platform/lifecycle.js';
import { silentLog, type Log } from '#platform/log.js';
import { makeCertificates, type Certificates } from '#testkit/services/certificates.js';
import { openDocuments, openLink, type Documents } from '#testkit/services/index.js';
import { freePort } from '#testkit/services/server-process.js';
import { connectionFailure } from './connection-failure.js';
import { connectionOptions } from './connection-options.js';
import { connectMongo, type MongoOptions } from './mongo.js';

let documents: Documents;
beforeAll(async () => void (documents = await openDocuments()));
afterAll(() => documents[Symbol.asyncDispose]());

const OPTIONS = { namespace: 'connection', log: silentLog };

describe('a process that starts before MongoDB', () => {
  it('connects when MongoDB is there', async () => {
    const port = await freePort();
    const url = `mongodb://127.0.0.1:${port}/?directConnection=true&serverSelectionTimeoutMS=50`;
    const lines: string[] = [];
    const log: Log = { ...silentLog, warn: (line: unknown) => lines.push(String(line)) };
    const connecting = connectMongo({ ...OPTIONS, url, log });
    const line = new RegExp(`^Waiting for MongoDB: 127.0.0.1:${port} \\(MONGODB_URL\\): .*ECONNREFUSED`);
    await expect.poll(() => lines.join()).toMatch(line);
    await using _link = await openLink(documents.url, port);
    await using mongo = await connecting;
    await mongo.ping();
  });
});

describe('the options of the connection', () => {
  const optionsOf = (url: string) => new MongoClient(url, connectionOptions(url, {})).options;

  it('are those of the URL where it has them', () => {
    const given = optionsOf(
      'mongodb://ada:x@a,b/?replicaSet=rs0&maxPoolSize=7&sockettimeoutms=8&appName=other&wtimeoutMS=9',
    );
    expect(given).toMatchObject({ replicaSet: 'rs0', maxPoolSize: 7, socketTimeoutMS: 8, appName: 'other' });
    expect(given.credentials).toMatchObject({ username: 'ada', password: 'x' });
    expect(given.writeConcern).toMatchObject({ w: 'majority', journal: true, wtimeoutMS: 9 });
    expect(given.hosts.map(String)).toEqual(['a:27017', 'b:27017']);
  });

  it('are the defaults where it has none', () => {
    expect(optionsOf('mongodb://a')).toMatchObject({
      ...{ appName: 'rookery', maxPoolSize: 50, socketTimeoutMS: 10_000, serverSelectionTimeoutMS: 2_000 },
      writeConcern: { w: 'majority', journal: true },
    });
  });

  it.each([
    ['mongodb://a/?maxPoolSize=many', /^MONGODB_URL: a: .*maxPoolSize/i],
    ['mongodb://a/?noSuchOption=1', /^MONGODB_URL: a: .*nosuchoption/i],
    ['mongodb://a,b/?directConnection=true', /^MONGODB_URL: a, b: directConnection/],
  ])('end the start when the driver does not know them: %s', async (url, line) => {
    await expect(connectMongo({ ...OPTIONS, url })).rejects.toThrow(line);
  });

  it('name the setting of an identity that is refused, and repeat no password', () => {
    const error = new MongoServerError({ code: 18, errmsg: 'Authentication failed.' });
    expect(connectionFailure(error, 'mongodb://ada:s3cret@a,b/?replicaSet=rs0')).toEqual({
      isFinal: true,
      line: 'MONGODB_URL: a, b: Authentication failed. The servers refuse this identity: correct it, or permit it there.',
    });
  });
});

describe('an encrypted connection', () => {
  let ours: Certificates;
  let others: Certificates;
  beforeAll(async () => void ([ours, others] = [await makeCertificates(), await makeCertificates()]));
  afterAll(async () => {
    await ours[Symbol.asyncDispose]();
    await others[Symbol.asyncDispose]();
  });

  /** Encrypts what goes to MongoDB; asks clients for a certificate by `options`. */
  function openTls(options: TlsOptions = {}): Promise<AsyncDisposable & { url: string }> {
    return withDisposal(async (stack) => {
      const link = stack.use(await openLink(documents.url));
      const upstream = Number(new URL(link.url).port);
      const { serverCert: cert, serverKey: key, ca } = ours;
      const identity = { cert: readFileSync(cert), key: readFileSync(key), ca: readFileSync(ca) };
      const server = createTlsServer({ ...identity, ...options }, (client) => {
        const socket = connect(upstream, '127.0.0.1');
        for (const each of [client, socket]) each.on('error', () => each.destroy());
        client.pipe(socket).pipe(client);
      });
      server.on('tlsClientError', () => undefined);
      const port = await freePort();
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      stack.defer(() => void server.close());
      return {
        url: `mongodb://127.0.0.1:${port}/?directConnection=true&tls=true&serverSelectionTimeoutMS=5000`,
        [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
      };
    });
  }

  const ping = async (options: Pick<MongoOptions, 'url' | 'access'>): Promise<void> => {
    await using mongo = await connectMongo({ ...OPTIONS, ...options });
    await mongo.ping();
  };

  it('trusts the authority of MONGODB_CA_FILE, and no other', async () => {
    await using tls = await openTls();
    await ping({ url: tls.url, access: { caFile: ours.ca } });
    const failure = /^MONGODB_CA_FILE: 127.0.0.1:\d+: .*It must hold the authority of the servers/;
    await expect(ping({ url: tls.url, access: { caFile: others.ca } })).rejects.toThrow(failure);
    await expect(ping({ url: tls.url })).rejects.toThrow(failure);
  });

  it('shows the certificate of MONGODB_CERT_FILE', async () => {
    await using tls = await openTls({ requestCert: true, rejectUnauthorized: true });
    const { ca: caFile, clientCert: certFile, clientKey: keyFile } = ours;
    await ping({ url: tls.url, access: { caFile, certFile, keyFile } });
    await expect(ping({ url: tls.url, access: { caFile } })).rejects.toThrow(/^MONGODB_CERT_FILE: /);
  });
});
