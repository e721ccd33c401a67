export { siteRoutes, type Site, type SiteFiles } from './site.js';
