export { openTokenAuthentication, type TokenAuthenticationDeps } from './token-authentication.js';
