/** By how much, in ms, the clocks of an issuer and of a gateway may differ: for `exp`, `nbf` and `iat`. */
export const CLOCK_LEEWAY_MS = 30_000;

/** The option of jose for `exp` and `nbf`, in seconds. */
export const CLOCK_TOLERANCE = CLOCK_LEEWAY_MS / 1_000;

/** Whether `exp`, in ms since 1970, is over by every clock. */
export function isExpired(expiresAt: number, now: number): boolean {
  return now >= expiresAt + CLOCK_LEEWAY_MS;
}

/** Whether `iat`, in s since 1970, is in the future by every clock: no issuer has signed such a token yet. */
export function isFromTheFuture(issuedAt: number | undefined, now: number): boolean {
  return issuedAt !== undefined && issuedAt * 1_000 > now + CLOCK_LEEWAY_MS;
}
