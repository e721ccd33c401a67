import { z } from 'zod';
import type { ServerKind, TlsFiles } from '../servers/index.js';
import { fileWith } from './formats.js';

type CertificateSetting<Kind extends ServerKind> = `${Kind}_${'CA' | 'CERT' | 'KEY'}_FILE`;

/** The URL of servers. `parse` throws a TypeError that says what is wrong. */
export function serverUrl(parse: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    try {
      parse(text);
    } catch (error) {
      context.addIssue({ code: 'custom', message: (error as TypeError).message });
    }
  });
}

const certificate = (content: string) => fileWith(/-----BEGIN CERTIFICATE-----/, content).optional();

/** The settings of the certificates for one kind of server: whom to trust (`NATS_CA_FILE`), and who this process is. */
export function certificateSettings<Kind extends ServerKind>(kind: Kind) {
  return {
    /** The authorities that the certificates of the servers are checked against. @default those of Node.js */
    [`${kind}_CA_FILE`]: certificate('PEM certificates'),
    [`${kind}_CERT_FILE`]: certificate('a PEM certificate'),
    [`${kind}_KEY_FILE`]: fileWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a PEM private key').optional(),
  } as Record<CertificateSetting<Kind>, ReturnType<typeof certificate>>;
}

/** The files that the settings of one kind of server name. */
export function tlsFilesOf(kind: ServerKind, values: object): TlsFiles {
  const given = values as Readonly<Record<string, string | undefined>>;
  return {
    caFile: given[`${kind}_CA_FILE`],
    certFile: given[`${kind}_CERT_FILE`],
    keyFile: given[`${kind}_KEY_FILE`],
  };
}

/** What is wrong with the certificates. `encrypted`: how the URL would have to be; null when it is so. */
export function* certificateMistakes(
  kind: ServerKind,
  values: object,
  encrypted: string | null,
): Generator<string, void> {
  const { caFile, certFile, keyFile } = tlsFilesOf(kind, values);
  const files = { CA: caFile, CERT: certFile, KEY: keyFile };
  for (const [name, file] of Object.entries(files))
    if (encrypted !== null && file !== undefined)
      yield `${kind}_${name}_FILE needs a ${kind}_URL ${encrypted}`;
  if ((certFile === undefined) !== (keyFile === undefined))
    yield `${kind}_CERT_FILE and ${kind}_KEY_FILE must be set together`;
}

/** A mistake for each setting of the servers that is given without their URL. */
export function* withoutUrl(kind: ServerKind, values: object): Generator<string, void> {
  const isOfServers = new RegExp(`^(ROOKERY_)?${kind}_`);
  for (const [name, value] of Object.entries(values))
    if (isOfServers.test(name) && value !== undefined) yield `${name} needs ${kind}_URL`;
}
