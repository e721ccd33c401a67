// A subgraph in a process of its own, like `rookery subgraph <name>`, that executes with graphql-js.
import { execute } from 'graphql';
import { ROOKERY_SETTINGS } from '#network/settings.js';
import { openSplitProcess, SPLIT_SETTINGS } from '#network/split-process.js';
import { runProcess } from '#platform/process.js';
import type { SubgraphConfig } from '#platform/subgraph.js';
import { SUBGRAPHS } from '#subgraphs/index.js';

/** Documents are parsed and validated once, as for the product's executor. */
const prepare: SubgraphConfig['prepare'] =
  (schema, document, operationName) => (contextValue, variableValues) =>
    execute({ schema, document, contextValue, variableValues, operationName: operationName ?? null });

const subgraph = SUBGRAPHS.find(({ name }) => name === process.argv[2]);
if (!subgraph) throw new Error(`There is no subgraph ${process.argv[2]}.`);
await runProcess({
  name: subgraph.name,
  readSettings: () => ROOKERY_SETTINGS.read(SPLIT_SETTINGS),
  start: async (stack, settings, log) => {
    const { secrets, infrastructure } = await openSplitProcess(stack, settings, log);
    const listen = { host: settings.HOST, port: settings.PORT };
    const running = stack.use(await subgraph.create({ listen, secrets, prepare }, infrastructure));
    infrastructure.bus.open();
    console.log(`${subgraph.name} is ready at ${running.url}`);
  },
});
