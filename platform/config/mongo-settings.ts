import { z } from 'zod';
import { fileWith } from './formats.js';
import { parseMongoUrl } from './mongo-url.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** Where MongoDB is, how a process proves who it is, and whom it trusts. */
export const MONGO_SETTINGS = declareSettings({
  /** A standard connection string: the servers of one replica set, or the routers of one sharded cluster. */
  MONGODB_URL: z.string().superRefine(checkUrl).optional(),
  /** The authorities that the certificates of the servers are checked against. @default those of Node.js */
  MONGODB_CA_FILE: fileWith(/-----BEGIN CERTIFICATE-----/, 'PEM certificates').optional(),
  MONGODB_CERT_FILE: fileWith(/-----BEGIN CERTIFICATE-----/, 'a PEM certificate').optional(),
  MONGODB_KEY_FILE: fileWith(/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a PEM private key').optional(),
}).check((values) => [...contradictions(values)]);

type MongoSettings = ValuesOf<typeof MONGO_SETTINGS>;

const FILES = ['MONGODB_CA_FILE', 'MONGODB_CERT_FILE', 'MONGODB_KEY_FILE'] as const;

/** The options of the connection that the settings give. */
export function mongoOptions(settings: MongoSettings) {
  return {
    mongodbUrl: settings.MONGODB_URL,
    mongo: {
      caFile: settings.MONGODB_CA_FILE,
      certFile: settings.MONGODB_CERT_FILE,
      keyFile: settings.MONGODB_KEY_FILE,
    },
  };
}

function* contradictions(values: MongoSettings): Iterable<string> {
  const { MONGODB_URL, MONGODB_CA_FILE, MONGODB_CERT_FILE, MONGODB_KEY_FILE } = values;
  const given = FILES.filter((name) => values[name] !== undefined);
  if (MONGODB_URL === undefined) {
    for (const name of given) yield `${name} needs MONGODB_URL`;
    return;
  }
  const { tls, option } = parseMongoUrl(MONGODB_URL);
  for (const name of given) if (!tls) yield `${name} needs a MONGODB_URL with tls=true`;
  if ((MONGODB_CERT_FILE === undefined) !== (MONGODB_KEY_FILE === undefined))
    yield 'MONGODB_CERT_FILE and MONGODB_KEY_FILE must be set together';
  if (MONGODB_CA_FILE !== undefined && option('tlsCAFile') !== undefined)
    yield 'Only one must be set: MONGODB_CA_FILE, tlsCAFile in MONGODB_URL';
  if (MONGODB_CERT_FILE !== undefined && option('tlsCertificateKeyFile') !== undefined)
    yield 'Only one must be set: MONGODB_CERT_FILE, tlsCertificateKeyFile in MONGODB_URL';
}

function checkUrl(text: string, context: z.RefinementCtx): void {
  try {
    parseMongoUrl(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as TypeError).message });
  }
}
