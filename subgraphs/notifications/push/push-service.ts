/** How a browser is reached: what its push service has given it (`PushSubscription` of the Push API). */
export interface WebPushAddress {
  readonly kind: 'WEB';
  /** An https URL of the push service. */
  readonly endpoint: string;
  /** The public key of the browser, an uncompressed point of P-256: 65 bytes as base64url. */
  readonly p256dh: string;
  /** 16 bytes as base64url. */
  readonly auth: string;
}

/** How an app on a device is reached: by the token that the platform's push service has given it. */
export interface DeviceAddress {
  readonly kind: 'TOKEN';
  readonly token: string;
}

export type PushAddress = WebPushAddress | DeviceAddress;

/** What is pushed. */
export interface PushMessage {
  /** Keys, and no text of users: the client reads the rest from the API. */
  readonly data: Readonly<Record<string, string>>;
  /** A message replaces an undelivered one with the same topic. Up to 32 characters of base64url. */
  readonly topic: string;
  /** Seconds for which the service may keep the message for a device that cannot be reached. */
  readonly ttl: number;
}

/** What a push service has answered. */
export type PushOutcome =
  /** The service has the message. */
  | { readonly kind: 'ACCEPTED' }
  /** The service does not know the device any more. */
  | { readonly kind: 'GONE' }
  /** The service will not take this message, however often it is sent. */
  | { readonly kind: 'REFUSED'; readonly reason: string }
  /** The service may take the message later, not before so many ms when it has said so. */
  | { readonly kind: 'FAILED'; readonly reason: string; readonly retryAfter: number | null };

/** A service that brings messages to devices. Two implementations: web-push.ts and http-push.ts. */
export interface PushService<Address extends PushAddress> {
  /** Sends one message. Never rejects, and settles within SEND_MS. */
  send(address: Address, message: PushMessage): Promise<PushOutcome>;
}

/** A service takes a message within so many ms, or the sending has failed. */
export const SEND_MS = 10_000;
