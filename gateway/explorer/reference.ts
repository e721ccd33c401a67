import type { Handler } from '../http/index.js';

/** The page has no scripts and loads nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/** Serves the reference of the API, which was rendered before. */
export function referencePage(html: string): Handler {
  return (http) =>
    http.send(
      200,
      {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': POLICY,
        'cache-control': 'no-cache',
      },
      html,
    );
}
