import { Worker } from 'node:worker_threads';

/**
 * The program of the thread, as text: a thread loads neither TypeScript nor the modules of a test runner, so this runs the same
 * from sources, in tests and when built.
 */
const VALIDATE = `
const { createRequire } = require('node:module');
const { workerData } = require('node:worker_threads');
const { Supergraph } = createRequire(workerData.from)('@apollo/federation-internals');
// Validates the supergraph first, then the schema of each subgraph.
Supergraph.build(workerData.sdl, { supportedFeatures: null }).subgraphs();
`;

/**
 * Rejects when a text is not a valid supergraph. Validation takes longer than building the graph and its result is not needed
 * afterwards, so a thread does it while this one serves requests.
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
