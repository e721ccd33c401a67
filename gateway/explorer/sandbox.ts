import { randomBytes } from 'node:crypto';
import type { Handler, HttpContext } from '../http/index.js';
import { withComment, type Example } from './example.js';

const CDN = 'https://embeddable-sandbox.cdn.apollographql.com';
const FRAME = 'https://sandbox.embed.apollographql.com';

/** Apollo Sandbox, for a browser that opens /graphql. It is loaded from Apollo; offline the page refers to GraphiQL. */
export function sandboxPage(examples: readonly Example[]): Handler {
  const state = initialState(examples);
  return (http) => send(http, state);
}

function send(http: HttpContext, state: object): void {
  const nonce = randomBytes(16).toString('base64');
  const host = http.request.headers.host ?? '';
  http.send(
    200,
    {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': [
        "default-src 'none'",
        `script-src 'nonce-${nonce}' ${CDN}`,
        `style-src 'nonce-${nonce}'`,
        `connect-src 'self' ws://${host} wss://${host}`,
        `frame-src ${FRAME}`,
        "img-src 'self' data: https:",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    },
    page(nonce, state),
  );
}

/** Sandbox opens with one document that has all examples in it, to choose from by name. */
function initialState(examples: readonly Example[]): object {
  return {
    document: examples.map(withComment).join('\n\n'),
    variables: Object.assign({}, ...examples.map(({ variables }) => variables ?? {})) as Record<
      string,
      unknown
    >,
    headers: { authorization: 'Bearer ' },
    pollForSchemaUpdates: false,
  };
}

function page(nonce: string, state: object): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rookery</title>
<style nonce="${nonce}">
  body { margin: 0; font: 16px/1.5 system-ui, sans-serif; }
  #sandbox, #sandbox iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; }
  #offline { margin: 20vh auto; max-width: 34em; padding: 0 1em; }
</style>
</head>
<body>
<div id="offline">
  <h1>Rookery</h1>
  <p>Apollo Sandbox comes from Apollo's servers and could not be loaded.
  <a href="/graphiql">GraphiQL</a> is served from here and works offline.</p>
</div>
<div id="sandbox"></div>
<script nonce="${nonce}" src="${CDN}/_latest/embeddable-sandbox.umd.production.min.js"></script>
<script nonce="${nonce}">
  const endpoint = new URL('/graphql', location.href);
  const socket = new URL(endpoint);
  socket.protocol = endpoint.protocol.replace('http', 'ws');
  if (window.EmbeddedSandbox) new window.EmbeddedSandbox({
    target: '#sandbox',
    initialEndpoint: endpoint.href,
    initialSubscriptionEndpoint: socket.href,
    initialState: ${scriptSafe(state)},
    includeCookies: false,
    hideCookieToggle: true,
    endpointIsEditable: false,
    runTelemetry: false,
    allowDynamicStyles: false,
  });
</script>
</body>
</html>`;
}

/** JSON that cannot close the script element around it. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
