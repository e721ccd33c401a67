import type { DisposalStack } from '#platform/lifecycle.js';
import { SupergraphFile, type SupergraphFileOptions } from './supergraph-file.js';
import type { Supergraphs } from './supergraphs.js';

interface WatchedSupergraph {
  supergraph: string;
  supergraphFile?: string | undefined;
}

/** Watches the supergraph's file, if there is one. Returns what tells whether the text of the file is the one in use. */
export function watchSupergraph(
  stack: DisposalStack,
  { supergraph: text, supergraphFile: path }: WatchedSupergraph,
  supergraphs: Supergraphs,
  { observe, log }: Pick<SupergraphFileOptions, 'observe' | 'log'>,
): () => boolean {
  if (path === undefined) return () => true;
  const take = (changed: string): Promise<void> => supergraphs.replace(changed);
  const file = stack.use(new SupergraphFile({ path, text, take, observe, log }));
  return () => file.isTaken;
}
