import type { RequestContext, Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import { createLoaders, type LoaderDeps, type Loaders } from './queries/loaders.js';
import { Pages, type PageDeps } from './queries/pages.js';
import type { ViewCounts } from './store/view-counts.js';

/** What the resolvers of one request use. */
export interface Context {
  /** Null for a request without sign-in. */
  viewer: Viewer | null;
  loaders: Loaders;
  pages: Pages;
  commands: Commands;
  views: ViewCounts;
}

/** Creates the context of one request. */
export function createContext(
  { viewer, signal }: Pick<RequestContext, 'viewer' | 'signal'>,
  parts: LoaderDeps & PageDeps & CommandDeps,
): Context {
  const loaders = createLoaders(viewer?.id ?? null, parts);
  return {
    viewer,
    loaders,
    pages: new Pages(parts, loaders, signal),
    commands: createCommands(viewer, loaders, parts),
    views: parts.views,
  };
}
