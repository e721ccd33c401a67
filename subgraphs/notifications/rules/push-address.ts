import { badInput } from '#platform/errors.js';
import { fromBase64Url } from '#platform/base64url.js';
import { checkAll } from '#platform/input-checks.js';
import { isP256PublicKey } from '#platform/vapid-keys.js';
import type { DeviceAddress, PushAddress, WebPushAddress } from '../push/push-service.js';

const MAX_URL = 2_048;
const AUTH_BYTES = 16;

/** The tokens of FCM have some 160 characters, those of APNs 64; neither service promises a length. */
const TOKEN = /^[\x21-\x7e]{1,4096}$/;

/** What a client sends: one of the two. */
export interface PushAddressInput {
  /** `PushSubscription.toJSON()` of a browser. */
  readonly web?:
    | {
        readonly endpoint: string;
        readonly expirationTime?: number | null | undefined;
        readonly keys: { readonly p256dh: string; readonly auth: string };
      }
    | null
    | undefined;
  readonly token?: string | null | undefined;
}

/** The address in an input, or BAD_USER_INPUT. Where the endpoint leads is for the caller to check. */
export function checkPushAddress({ web, token }: PushAddressInput): PushAddress {
  if (web && token == null) return checkWeb(web);
  if (!web && token != null) return checkToken(token);
  throw badInput('input', 'Give either web or token.');
}

function checkWeb({ endpoint, keys }: NonNullable<PushAddressInput['web']>): WebPushAddress {
  return {
    kind: 'WEB',
    ...checkAll({
      endpoint: () => checkEndpoint(endpoint, 'input.web.endpoint'),
      p256dh: () => checkPublicKey(keys.p256dh, 'input.web.keys.p256dh'),
      auth: () => checkAuth(keys.auth, 'input.web.keys.auth'),
    }),
  };
}

function checkToken(token: string): DeviceAddress {
  if (!TOKEN.test(token)) throw badInput('input.token', 'This is no token of a device.');
  return { kind: 'TOKEN', token };
}

function checkEndpoint(text: string, field: string): string {
  const url = text.length <= MAX_URL && URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') throw badEndpoint(field);
  url.hash = '';
  return url.href;
}

/** The same for an address that is no https URL, leads nowhere, or into a private network: it tells nothing of that network. */
export function badEndpoint(field: string): Error {
  return badInput(field, 'Give the https address of a public push service.');
}

function checkPublicKey(text: string, field: string): string {
  if (!isP256PublicKey(text)) throw badInput(field, 'This is no P-256 public key of 65 bytes as base64url.');
  return text;
}

function checkAuth(text: string, field: string): string {
  if (fromBase64Url(text)?.length !== AUTH_BYTES) throw badInput(field, 'This is not 16 bytes as base64url.');
  return text;
}
