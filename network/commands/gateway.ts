import { gatewayConfigOf } from '#gateway/settings.js';
import { runProcess } from '#platform/process.js';
import { readSupergraph, SUPERGRAPH_FILE } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES, SUBGRAPHS } from '#subgraphs/index.js';
import { expectNoArguments } from '../cli.js';
import { connectSubgraphs, openRookeryGateway } from '../gateway.js';
import { addressSetting, ROOKERY_SETTINGS, subgraphAddresses } from '../settings.js';
import { openSplitProcess, SPLIT_SETTINGS } from '../split-process.js';

const ADDRESSES = subgraphAddresses(SUBGRAPH_NAMES);

/** `rookery gateway`: the gateway in a process of its own. */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  await runProcess({
    name: 'gateway',
    readSettings: () =>
      ROOKERY_SETTINGS.and(ADDRESSES).read([...SPLIT_SETTINGS, ...SUBGRAPH_NAMES.map(addressSetting)]),
    start: async (stack, settings, log) => {
      const { secrets, infrastructure } = await openSplitProcess(stack, settings, log);
      const supergraphFile = settings.ROOKERY_SUPERGRAPH ?? SUPERGRAPH_FILE;
      const config = gatewayConfigOf(settings);
      const gateway = stack.use(
        await openRookeryGateway(
          {
            ...config,
            web: settings.ROOKERY_WEB,
            entityCache: config.entityCache === 'off' ? 'off' : { ...config.entityCache, shared: true },
            supergraph: readSupergraph(supergraphFile),
            supergraphFile,
            subgraphs: connectSubgraphs(SUBGRAPHS, (name) => ({
              url: settings[addressSetting(name)] ?? '',
            })),
          },
          { secrets, infrastructure },
        ),
      );
      infrastructure.bus.open();
      console.log(`gateway is ready at ${gateway.url}`);
    },
  });
}
