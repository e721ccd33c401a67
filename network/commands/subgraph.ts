import { runProcess } from '#platform/process.js';
import { SUBGRAPH_NAMES, SUBGRAPHS } from '#subgraphs/index.js';
import { UsageError } from '../cli.js';
import { ROOKERY_SETTINGS } from '../settings.js';
import { openSplitProcess, SPLIT_SETTINGS } from '../split-process.js';

/** `rookery subgraph <name>`: one subgraph in a process of its own. */
export async function run([name = '', ...rest]: readonly string[]): Promise<void> {
  const subgraph = SUBGRAPHS.find((each) => each.name === name);
  if (!subgraph || rest.length > 0) throw new UsageError(`The subgraphs are ${SUBGRAPH_NAMES.join(', ')}.`);
  await runProcess({
    name,
    readSettings: () => ROOKERY_SETTINGS.read(SPLIT_SETTINGS),
    start: async (stack, settings, log) => {
      const { secrets, infrastructure } = await openSplitProcess(stack, settings, log);
      const listen = { host: settings.HOST, port: settings.PORT };
      const running = stack.use(await subgraph.create({ listen, secrets }, infrastructure));
      infrastructure.bus.open();
      console.log(`${name} is ready at ${running.url}`);
    },
  });
}
