import { withComment, type Example } from './example.js';

const FAVICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><text y="13" font-size="13">🪺</text></svg>',
)}`;

/** The page. All its files come from the gateway. */
export function graphiqlHtml(version: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Rookery GraphiQL</title>
<link rel="icon" href="${FAVICON}">
<link rel="stylesheet" href="/graphiql/graphiql.css?${version}">
</head>
<body class="no-focus-outline">
<noscript>GraphiQL needs JavaScript.</noscript>
<div id="root"></div>
<script src="/graphiql/graphiql.js?${version}"></script>
<script type="module" src="/graphiql/start.js?${version}"></script>
</body>
</html>`;
}

/** One tab for each example. */
function tabsOf(examples: readonly Example[]): object[] {
  return examples.map((example) => ({
    query: withComment(example),
    variables: JSON.stringify(example.variables ?? {}, null, 2),
    ...(example.signedIn ? { headers: JSON.stringify({ authorization: 'Bearer ' }, null, 2) } : {}),
  }));
}

/**
 * The script of the page: GraphiQL with our own fetcher, so that subscriptions use graphql-ws with the token in the headers
 * of the tab, as queries do.
 */
export function graphiqlStart(examples: readonly Example[]): string {
  return `
import { createClient } from './graphql-ws/client.js';

const endpoint = new URL('/graphql', location.href);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol.replace('http', 'ws');

// The examples start with an empty 'Bearer ', which is left out.
const filled = (headers) =>
  Object.fromEntries(Object.entries(headers ?? {}).filter(([, value]) => !/^Bearer\\s*$/.test(value)));

async function send(operation, headers) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...filled(headers) },
    body: JSON.stringify(operation),
  });
  return response.json();
}

function subscribe(operation, headers) {
  const client = createClient({ url: socket.href, connectionParams: filled(headers), retryAttempts: 3 });
  return client.iterate(operation);
}

const isSubscription = ({ query, operationName }) =>
  new RegExp('^\\\\s*subscription\\\\b' + (operationName ? '\\\\s+' + operationName + '\\\\b' : ''), 'm').test(query);

YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  title: 'Rookery',
  logo: ' ',
  shouldPersistHeaders: true,
  defaultTabs: ${JSON.stringify(tabsOf(examples))},
  fetcher: (operation, { headers } = {}) =>
    isSubscription(operation) ? subscribe(operation, headers) : send(operation, headers),
});
`;
}
