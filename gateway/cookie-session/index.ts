export { cookieSessionRoutes, type CookieSession } from './cookie-session.js';
