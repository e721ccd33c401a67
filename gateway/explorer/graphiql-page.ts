import { FAVICON } from '../http/index.js';
import type { Example } from './example.js';
import { sessionForm, type ExplorerSession } from './explorer-session.js';
import { tabsOf } from './graphiql-tabs.js';

/** The page. All its files come from the gateway. */
export function graphiqlHtml(version: string, session: ExplorerSession | undefined): string {
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
${session ? sessionForm(session) : ''}
<div id="root"></div>
<script src="/graphiql/graphiql.js?${version}"></script>
<script type="module" src="/graphiql/start.js?${version}"></script>
</body>
</html>`;
}

/**
 * The script of the page: GraphiQL with our own fetcher, so that subscriptions use graphql-ws with the headers of queries: those
 * of the session, and those of the tab, which come first.
 */
export function graphiqlStart(examples: readonly Example[]): string {
  return `
import { createClient } from './graphql-ws/client.js';
import { sessionHeaders } from './session.js';
import { openTab } from './tabs.js';

const endpoint = new URL('/graphql', location.href);
const socket = new URL(endpoint);
socket.protocol = endpoint.protocol.replace('http', 'ws');

const lowerCased = (headers) =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
const all = async (headers) => ({ ...(await sessionHeaders()), ...lowerCased(headers) });

async function send(operation, headers) {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...(await all(headers)) },
    body: JSON.stringify(operation),
  });
  return response.json();
}

function subscribe(operation, headers) {
  const client = createClient({ url: socket.href, connectionParams: () => all(headers), retryAttempts: 3 });
  return client.iterate(operation);
}

// Right after a change of the tab GraphiQL still sends the name of the last one.
const withOwnName = ({ operationName, ...rest }) =>
  operationName && new RegExp('\\\\b' + operationName + '\\\\b').test(rest.query) ? { ...rest, operationName } : rest;

const isSubscription = ({ query, operationName }) =>
  new RegExp('^\\\\s*subscription\\\\b' + (operationName ? '\\\\s+' + operationName + '\\\\b' : ''), 'm').test(query);

YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), {
  title: 'Rookery',
  logo: ' ',
  shouldPersistHeaders: true,
  ...openTab(${JSON.stringify(tabsOf(examples))}),
  fetcher: (given, { headers } = {}) => {
    const operation = withOwnName(given);
    return isSubscription(operation) ? subscribe(operation, headers) : send(operation, headers);
  },
});
`;
}

/**
 * GraphiQL's tabs can be dragged, and the library that moves them starts an animation from a stale position when a tab is
 * pressed: the tab is elsewhere when the pointer is released, and the click is lost. Without transforms the tabs stay.
 */
export const TAB_STYLE = '\n.graphiql-tab { transform: none !important; }\n';
