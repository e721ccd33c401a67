import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NATS_SETTINGS, natsOptions } from '../config/nats-settings.js';
import { systemClock } from '../clock.js';
import { createLog, silentLog } from '../log.js';
import { EVENTS } from '#schema/events.js';
import {
  findBinary,
  jwtAccount,
  makeCertificates,
  nkeyUser,
  startNats,
  type Certificates,
} from '#testkit/services/index.js';
import { eventually, followed } from '#testkit/bus/bus-fixtures.js';
import { connectJetStreamBus } from './jetstream.js';

/** Publishes an event over a bus of the settings, as a process would. */
async function publishWith(settings: Record<string, string>, log = silentLog): Promise<number> {
  const { natsUrl: url = '', nats: access } = natsOptions(NATS_SETTINGS.read([], settings));
  const options = { url, access, namespace: 'access', clock: systemClock, log };
  await using bus = await connectJetStreamBus({ ...options, events: EVENTS, maxBytes: 8 * 2 ** 20 });
  bus.open();
  await bus.publish(followed('ada', 1));
  return await bus.position('GRAPH');
}

const missing = findBinary('nats-server') === null || findBinary('openssl') === null;

describe.skipIf(missing)(
  `the access to NATS${missing ? ' (skipped: nats-server or openssl is not installed)' : ''}`,
  () => {
    const files: string[] = [];
    let certificates: Certificates;

    const fileWith = async (content: string) => {
      const path = join(tmpdir(), `rookery-access-${crypto.randomUUID()}`);
      await writeFile(path, content, { mode: 0o600 });
      files.push(path);
      return path;
    };

    beforeAll(async () => {
      certificates = await makeCertificates();
    });
    afterAll(async () => {
      await certificates[Symbol.asyncDispose]();
      await Promise.all(files.map((path) => rm(path)));
    });

    test('is given by a user and a password in the URL', async () => {
      await using server = await startNats('authorization { user: ada, password: "p@ss" }');
      const { host } = new URL(server.url);
      expect(await publishWith({ NATS_URL: `nats://ada:p%40ss@${host}` })).toBe(1);
      await expect(publishWith({ NATS_URL: `nats://ada:wrong@${host}` })).rejects.toThrow(
        `NATS_URL: ${host}: Authorization Violation`,
      );
      await expect(publishWith({ NATS_URL: server.url })).rejects.toThrow(/NATS_URL.*refuse this identity/);
    });

    test('is given by a token in the URL', async () => {
      await using server = await startNats('authorization { token: s3cret }');
      expect(await publishWith({ NATS_URL: server.url.replace('//', '//s3cret@') })).toBe(1);
    });

    test('is given by an nkey', async () => {
      const { seed, publicKey } = nkeyUser();
      await using server = await startNats(`authorization { users: [{ nkey: ${publicKey} }] }`);
      const settings = { NATS_URL: server.url, NATS_NKEY_FILE: await fileWith(`${seed}\n`) };
      expect(await publishWith(settings)).toBe(1);
      const other = await fileWith(nkeyUser().seed);
      await expect(publishWith({ ...settings, NATS_NKEY_FILE: other })).rejects.toThrow(
        `NATS_NKEY_FILE ${other}`,
      );
    });

    test('is given by a JWT', async () => {
      const { config, credentials } = jwtAccount();
      await using server = await startNats(config);
      const settings = { NATS_URL: server.url, NATS_CREDS_FILE: await fileWith(credentials) };
      expect(await publishWith(settings)).toBe(1);
      const other = await fileWith(jwtAccount().credentials);
      await expect(publishWith({ ...settings, NATS_CREDS_FILE: other })).rejects.toThrow(
        `NATS_CREDS_FILE ${other}`,
      );
    });

    test('is encrypted, and checked against an authority of the operator', async () => {
      const { ca, serverCert, serverKey } = certificates;
      await using server = await startNats(`tls { cert_file: "${serverCert}", key_file: "${serverKey}" }`);
      const NATS_URL = `tls://localhost:${new URL(server.url).port}`;
      expect(await publishWith({ NATS_URL, NATS_CA_FILE: ca })).toBe(1);
      await expect(publishWith({ NATS_URL })).rejects.toThrow(/^NATS_CA_FILE: localhost/);
      await using other = await makeCertificates();
      await expect(publishWith({ NATS_URL, NATS_CA_FILE: other.ca })).rejects.toThrow(/^NATS_CA_FILE/);
    });

    test('is given by the certificate of a client', async () => {
      const { ca, serverCert, serverKey, clientCert, clientKey } = certificates;
      let wants = `ca_file: "${ca}", verify: true`;
      await using server = await startNats(
        () => `tls { cert_file: "${serverCert}", key_file: "${serverKey}", ${wants} }`,
      );
      const settings = { NATS_URL: `tls://localhost:${new URL(server.url).port}`, NATS_CA_FILE: ca };
      const client = { NATS_CERT_FILE: clientCert, NATS_KEY_FILE: clientKey };
      expect(await publishWith({ ...settings, ...client })).toBe(1);
      const lines: string[] = [];
      const log = createLog('bus', 'warn', { write: (line) => void lines.push(line) });
      const connecting = publishWith(settings, log);
      await eventually(() => expect(lines.join('')).toMatch(/Waiting for NATS: localhost.*NATS_CERT_FILE/));
      // The waiting process comes to its server as soon as that admits it.
      wants = '';
      await server.restart();
      expect(await connecting).toBe(2);
    });

    test('is refused over tls:// to a server without certificates', async () => {
      await using server = await startNats();
      await expect(publishWith({ NATS_URL: server.url.replace('nats:', 'tls:') })).rejects.toThrow(
        /^NATS_URL.*These servers want nats:/,
      );
    });

    test('takes one identity at most, and files of TLS over tls:// only', async () => {
      const seed = await fileWith(nkeyUser().seed);
      const { clientCert } = certificates;
      expect(() =>
        NATS_SETTINGS.read([], {
          NATS_URL: 'nats://ada:x@a',
          NATS_NKEY_FILE: seed,
          NATS_CERT_FILE: clientCert,
        }),
      ).toThrow(
        /NATS_CERT_FILE needs a NATS_URL that begins with tls:.*\n.*set together\nOnly one must be set: credentials in NATS_URL, NATS_NKEY_FILE$/,
      );
    });
  },
);
