import { FAVICON } from '#gateway/index.js';
import type { ExplorerAccount } from '../explorer-session.js';
import type { BuiltFile } from './bundle.js';

/** The one page of the web client. The demo account is public, and only the demo network tells it. */
export function pageOf(path: string, files: readonly BuiltFile[], demo: ExplorerAccount | undefined): string {
  const named = (ending: string): string => {
    const file = files.find(({ name }) => name.startsWith('app-') && name.endsWith(ending));
    if (!file) throw new Error(`The web client has no ${ending} file.`);
    return `${path}/${file.name}`;
  };
  const data = demo ? ` data-demo-username="${demo.username}" data-demo-password="${demo.password}"` : '';
  return `<!doctype html>
<html lang="en"${data}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="A Twitter-like social graph, served as one GraphQL API.">
<title>Rookery</title>
<link rel="icon" href="${FAVICON}">
<link rel="stylesheet" href="${named('.css')}">
<script type="module" src="${named('.js')}"></script>
</head>
<body>
<noscript>Rookery needs JavaScript.</noscript>
<div id="root"></div>
</body>
</html>
`;
}
