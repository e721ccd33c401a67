import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { generateServiceKeys, readServiceKeys, type ServiceKeys } from './encryption/index.js';
import { generateVapidKeys, readVapidKeys, type VapidKeys } from './vapid-keys.js';
import { OWNER_ONLY_DIRECTORY, OWNER_ONLY_FILE, setOwnerOnly } from './owner-only.js';

/** The secrets of a deployment. */
export interface Secrets {
  /** Signs requests to subgraphs, and cursors. At least 32 bytes. */
  internal: Buffer;
  /**
   * Ed25519 keys as JWKs with `kid`. The first signs access tokens, all verify them: to rotate, put a new key
   * first.
   */
  signingKeys: readonly JWK[];
  /** Signs what is sent to the push services of browsers. Absent without its file: then Web Push is off. */
  vapid?: VapidKeys;
  /**
   * Wrap the keys that encrypt private texts: the first wraps, all unwrap. To rotate, put a new key first. Absent without their
   * file: processes that read no private texts need none.
   */
  encryption?: ServiceKeys;
}

const INTERNAL_FILE = 'internal.key';
const SIGNING_FILE = 'signing-keys.json';
const VAPID_FILE = 'vapid.json';
const ENCRYPTION_FILE = 'encryption-keys.json';

/** Reads the secrets of a directory. Throws when one is malformed, or missing; `vapid` and `encryption` may be missing. */
export async function readSecrets(directory: string): Promise<Secrets> {
  const internal = Buffer.from((await read(directory, INTERNAL_FILE)).trim(), 'base64');
  if (internal.length < 32)
    throw new Error(`${join(directory, INTERNAL_FILE)} must hold 32 bytes or more as base64.`);
  const { keys } = parseKeys(directory, await read(directory, SIGNING_FILE));
  const vapid = await readVapid(directory);
  const encryption = await readEncryptionKeys(directory);
  return { internal, signingKeys: keys, ...(vapid && { vapid }), ...(encryption && { encryption }) };
}

/** The keys that wrap the keys of private texts. Throws when there are none. */
export function encryptionKeysOf({ encryption }: Pick<Secrets, 'encryption'>): ServiceKeys {
  if (encryption) return encryption;
  throw new Error(
    `The secret ${ENCRYPTION_FILE} is missing: private texts are encrypted with it. \`rookery secrets\` creates it and keeps the others.`,
  );
}

/** Creates missing secrets. Existing ones are kept. All are readable by their owner only. */
export async function ensureSecrets(directory: string): Promise<Secrets> {
  await mkdir(directory, { recursive: true, mode: OWNER_ONLY_DIRECTORY });
  await setOwnerOnly(directory);
  await writeNew(join(directory, INTERNAL_FILE), () => Promise.resolve(randomBytes(32).toString('base64')));
  await writeNew(join(directory, SIGNING_FILE), async () =>
    JSON.stringify({ keys: [await generateSigningKey()] }, null, 2),
  );
  await writeNew(join(directory, VAPID_FILE), () =>
    Promise.resolve(JSON.stringify(generateVapidKeys(), null, 2)),
  );
  await writeNew(join(directory, ENCRYPTION_FILE), () => Promise.resolve(generateServiceKeys()));
  return readSecrets(directory);
}

async function generateSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomBytes(8).toString('hex'), alg: 'EdDSA', use: 'sig' };
}

async function writeNew(path: string, content: () => Promise<string>): Promise<void> {
  try {
    await readFile(path);
  } catch {
    await writeFile(path, await content(), { mode: OWNER_ONLY_FILE, flag: 'wx' });
  }
  await setOwnerOnly(path);
}

async function read(directory: string, name: string): Promise<string> {
  try {
    return await readFile(join(directory, name), 'utf8');
  } catch (error) {
    throw new Error(`The secret ${join(directory, name)} cannot be read.`, { cause: error });
  }
}

/** The text of a secret that may be missing. */
async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`The secret ${path} cannot be read.`, { cause: error });
  }
}

async function readVapid(directory: string): Promise<VapidKeys | null> {
  const path = join(directory, VAPID_FILE);
  const text = await readOptional(path);
  if (text === null) return null;
  const keys = readVapidKeys(text);
  if (keys) return keys;
  throw new Error(`${path} must hold the publicKey and the privateKey of one P-256 pair, as base64url.`);
}

/** The keys that wrap the keys of private texts, without the other secrets; null without their file. Throws when they are malformed. */
export async function readEncryptionKeys(directory: string): Promise<ServiceKeys | null> {
  const path = join(directory, ENCRYPTION_FILE);
  const text = await readOptional(path);
  if (text === null) return null;
  const keys = readServiceKeys(text);
  if (typeof keys === 'string') throw new Error(`${path} ${keys}.`);
  return keys;
}

function parseKeys(directory: string, text: string): { keys: JWK[] } {
  const path = join(directory, SIGNING_FILE);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON.`, { cause: error });
  }
  const keys = (parsed as { keys?: JWK[] }).keys;
  const good =
    Array.isArray(keys) &&
    keys.length > 0 &&
    keys.every(({ kty, crv, kid, d }) => kty === 'OKP' && crv === 'Ed25519' && kid && d);
  if (!good) throw new Error(`${path} must hold a JWK set of private Ed25519 keys, each with a kid.`);
  return { keys };
}
