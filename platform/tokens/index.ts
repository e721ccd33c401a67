export { isCanonicalToken } from './canonical.js';
export { bearerToken } from './bearer.js';
export { CLOCK_LEEWAY_MS, CLOCK_TOLERANCE, isExpired, isFromTheFuture } from './leeway.js';
export { publicJwks } from './jwks.js';
export { ACCESS_TOKEN_MS, createTokenSigner, type SignedToken, type TokenSigner } from './signer.js';
export { createTokenVerifier, type AccessToken, type TokenVerifier } from './verifier.js';
