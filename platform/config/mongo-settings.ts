import { parseMongoUrl } from './mongo-url.js';
import {
  certificateMistakes,
  certificateSettings,
  serverUrl,
  tlsFilesOf,
  withoutUrl,
} from './server-settings.js';
import { declareSettings, type ValuesOf } from './settings.js';

/** Where MongoDB is, how a process proves who it is, and whom it trusts. */
export const MONGO_SETTINGS = declareSettings({
  /** A standard connection string: the servers of one replica set, or the routers of one sharded cluster. */
  MONGODB_URL: serverUrl(parseMongoUrl).optional(),
  ...certificateSettings('MONGODB'),
}).check((values) => [...contradictions(values)]);

type MongoSettings = ValuesOf<typeof MONGO_SETTINGS>;

/** The options of the connection that the settings give. */
export function mongoOptions(settings: MongoSettings) {
  return {
    mongodbUrl: settings.MONGODB_URL,
    mongo: tlsFilesOf('MONGODB', settings),
  };
}

function* contradictions(values: MongoSettings): Iterable<string> {
  const { MONGODB_URL, MONGODB_CA_FILE, MONGODB_CERT_FILE } = values;
  if (MONGODB_URL === undefined) return yield* withoutUrl('MONGODB', values);
  const { tls, option } = parseMongoUrl(MONGODB_URL);
  yield* certificateMistakes('MONGODB', values, tls ? null : 'with tls=true');
  if (MONGODB_CA_FILE !== undefined && option('tlsCAFile') !== undefined)
    yield 'Only one must be set: MONGODB_CA_FILE, tlsCAFile in MONGODB_URL';
  if (MONGODB_CERT_FILE !== undefined && option('tlsCertificateKeyFile') !== undefined)
    yield 'Only one must be set: MONGODB_CERT_FILE, tlsCertificateKeyFile in MONGODB_URL';
}
