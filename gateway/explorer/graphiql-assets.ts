import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { assetOf, type Asset } from '../http/index.js';
import type { Example } from './example.js';
import { NO_SESSION_SCRIPT, SESSION_STYLE, sessionScript, type ExplorerSession } from './explorer-session.js';
import { graphiqlHtml, graphiqlStart, TAB_STYLE } from './graphiql-page.js';
import { TABS_SCRIPT } from './graphiql-tabs.js';

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const STYLE = 'text/css; charset=utf-8';

/**
 * The files of GraphiQL by path. The package holds one page with everything inline; it is split, so that the page can have a
 * strict content security policy, our own fetcher, and files that browsers cache.
 */
export async function loadGraphiqlAssets(
  examples: readonly Example[],
  session?: ExplorerSession,
): Promise<ReadonlyMap<string, Asset>> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const bundle = renderGraphiQL({});
  const script = between(bundle, '<script>', 'YogaGraphiQL.renderYogaGraphiQL(');
  const style = between(bundle, '<style>', '</style>') + TAB_STYLE + (session ? SESSION_STYLE : '');
  const start = graphiqlStart(examples);
  const version = createHash('sha256').update(script).update(start).update(style).digest('hex').slice(0, 12);
  const files: [path: string, type: string, text: string][] = [
    ['/graphiql', HTML, graphiqlHtml(version, session)],
    ['/graphiql/graphiql.js', SCRIPT, script],
    ['/graphiql/graphiql.css', STYLE, style],
    ['/graphiql/start.js', SCRIPT, start],
    ['/graphiql/session.js', SCRIPT, session ? sessionScript(session) : NO_SESSION_SCRIPT],
    ['/graphiql/tabs.js', SCRIPT, TABS_SCRIPT],
    ...(await graphqlWsFiles()).map(([name, text]): [string, string, string] => [
      `/graphiql/graphql-ws/${name}`,
      SCRIPT,
      text,
    ]),
  ];
  const assets = files.map(async ([path, type, text]): Promise<[string, Asset]> => [
    path,
    await assetOf(type, text),
  ]);
  return new Map(await Promise.all(assets));
}

/** The browser modules of graphql-ws: its client and the modules that it imports. */
async function graphqlWsFiles(): Promise<[name: string, text: string][]> {
  const directory = dirname(createRequire(import.meta.url).resolve('graphql-ws/client'));
  const read = (name: string): Promise<string> => readFile(join(directory, name), 'utf8');
  const client = await read('client.js');
  const imported = new Set(
    Array.from(client.matchAll(/from '\.\/([\w.-]+\.js)'/g), ([, name]) => name ?? ''),
  );
  const rest = await Promise.all(
    [...imported].map(async (name): Promise<[string, string]> => [name, await read(name)]),
  );
  return [['client.js', client], ...rest];
}

function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start) + start.length;
  const to = text.lastIndexOf(end);
  if (from < start.length || to < from) throw new Error(`GraphiQL's page has no ${start} … ${end}.`);
  return text.slice(from, to);
}
