import { Worker } from 'node:worker_threads';

/**
 * What the thread does. A text, for a thread loads neither TypeScript nor what a test runner has made of it: so it runs the
 * same from the sources, under test and when built.
 */
const VALIDATE = `
const { createRequire } = require('node:module');
const { workerData } = require('node:worker_threads');
const { Supergraph } = createRequire(workerData.from)('@apollo/federation-internals');
// The graph as a whole first, then the part of each subgraph.
Supergraph.build(workerData.sdl, { supportedFeatures: null }).subgraphs();
`;

/**
 * Rejects when a text is no valid supergraph. To find that out takes longer than to build the graph, and nothing of it is
 * needed afterwards: a thread does it, while this one goes on answering.
 */
export function validateSupergraph(sdl: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(VALIDATE, {
      eval: true,
      workerData: { sdl, from: import.meta.url },
      execArgv: [],
    });
    thread.once('error', reject);
    thread.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The thread that validates a supergraph ended with ${code}.`));
    });
  });
}
