export { clientIpReader } from './client-ip.js';
export { Exchange } from './exchange.js';
export { graphqlOverHttp } from './graphql.js';
export { prefersHtml } from './media-types.js';
export { originsFrom, type Origins } from './origins.js';
export { HttpRefusal } from './refusal.js';
export { router, type Handler, type Routes } from './routes.js';
export { startHttpServer, type HttpServer } from './server.js';
export { statusRoutes } from './status-pages.js';
