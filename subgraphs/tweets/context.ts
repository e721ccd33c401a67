import type { Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import { createLoaders, type LoaderDeps, type Loaders } from './loaders.js';
import { Pages, type PageDeps } from './queries/pages.js';
import type { Views } from './views.js';

/** All that a resolver may see. */
export interface Context {
  /** Null when nobody is signed in. */
  viewer: Viewer | null;
  loaders: Loaders;
  pages: Pages;
  commands: Commands;
  views: Views;
}

/** Made anew for each request. */
export function createContext(
  viewer: Viewer | null,
  reads: LoaderDeps & PageDeps,
  commandDeps: CommandDeps,
): Context {
  const loaders = createLoaders(viewer?.id ?? null, reads);
  return {
    viewer,
    loaders,
    pages: new Pages(reads, loaders),
    commands: createCommands(viewer, loaders, commandDeps),
    views: reads.views,
  };
}
