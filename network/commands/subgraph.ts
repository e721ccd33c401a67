import { runProcess } from '#platform/process.js';
import { SUBGRAPH_NAMES, SUBGRAPHS } from '#subgraphs/index.js';
import { openSplitProcess, SPLIT_SETTINGS } from '../split-process.js';

/** `rookery subgraph <name>`: one subgraph as a process of its own. */
export async function runSubgraph(name: string | undefined): Promise<void> {
  const subgraph = SUBGRAPHS.find((each) => each.name === name);
  if (!subgraph) {
    console.error(`Usage: rookery subgraph ${SUBGRAPH_NAMES.join('|')}`);
    process.exitCode = 2;
    return;
  }
  await runProcess(subgraph.name, SPLIT_SETTINGS, async (stack, settings, log) => {
    const { secrets, infrastructure } = await openSplitProcess(stack, settings, log);
    const listen = { host: settings.HOST, port: settings.PORT };
    const running = stack.use(await subgraph.create({ listen, secrets }, infrastructure));
    infrastructure.bus.open();
    console.log(`${subgraph.name} is ready at ${running.url}`);
  });
}
