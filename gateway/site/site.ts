import { HttpRefusal, prefersHtml, sendAsset, type Asset, type Handler, type Routes } from '../http/index.js';

/** A web client that the gateway serves: one page that finds its way by its address, and the files of the page. */
export interface Site {
  /** The addresses below which every path answers the page, without the slash: `/app`. The page is at `/` too. */
  readonly path: string;
  /** Reads the site at the first request, which pays for it. */
  readonly load: () => Promise<SiteFiles>;
}

export interface SiteFiles {
  readonly page: Asset;
  /** By path below `path`. A path changes with its content. */
  readonly files: ReadonlyMap<string, Asset>;
}

/** The routes of a site. */
export function siteRoutes({ path, load }: Site): Routes {
  let loading: Promise<SiteFiles> | undefined;
  const read = (): Promise<SiteFiles> =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const page: Handler = async (http) => {
    const { page: asset, files } = await read();
    const file = files.get(http.target.path);
    if (file) return sendAsset(http, file, true);
    if (!prefersHtml(http.request.headers.accept))
      throw new HttpRefusal('NOT_FOUND', { message: 'There is nothing at this path.' });
    const csp = policy(http.request.headers.host ?? '');
    sendAsset(http, asset, false, { 'content-security-policy': csp });
  };
  return { '/': { GET: page }, [path]: { GET: page }, [`${path}/*`]: { GET: page } };
}

/** Allows the gateway's own files and connections, and pictures of users from anywhere. */
function policy(host: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    `connect-src 'self' ws://${host} wss://${host}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
