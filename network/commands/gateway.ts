import { runProcess } from '#platform/process.js';
import { readSupergraph, SUPERGRAPH_FILE } from '#platform/subgraph.js';
import { readTrustedDocuments } from '#gateway/index.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { connectSubgraphs, openRookeryGateway } from '../gateway.js';
import { openSplitProcess, SPLIT_SETTINGS } from '../split-process.js';

const REQUIRED = [...SPLIT_SETTINGS, 'USERS_URL', 'TWEETS_URL', 'TIMELINE_URL', 'TRENDS_URL'] as const;

/** `rookery gateway`: the gateway as a process of its own. */
export async function runGateway(): Promise<void> {
  await runProcess('gateway', REQUIRED, async (stack, settings, log) => {
    const { secrets, infrastructure } = await openSplitProcess(stack, settings, log);
    const supergraphFile = settings.ROOKERY_SUPERGRAPH ?? SUPERGRAPH_FILE;
    const gateway = stack.use(
      await openRookeryGateway(
        {
          host: settings.HOST,
          port: settings.PORT,
          origins: settings.ROOKERY_ORIGINS,
          proxies: settings.ROOKERY_PROXIES,
          entityCache: settings.ROOKERY_ENTITY_CACHE
            ? { megabytes: settings.ROOKERY_ENTITY_CACHE_MB, shared: true }
            : 'off',
          drainMs: settings.DRAIN_MS,
          trusted: readTrustedDocuments(
            settings.ROOKERY_TRUSTED_DOCUMENTS,
            settings.ROOKERY_TRUSTED_DOCUMENTS_FILE,
          ),
          production: settings.NODE_ENV === 'production',
          supergraph: readSupergraph(supergraphFile),
          supergraphFile,
          subgraphs: connectSubgraphs(SUBGRAPHS, (name) => ({
            url: settings[`${name.toUpperCase()}_URL` as 'USERS_URL'] ?? '',
          })),
        },
        { secrets, infrastructure },
      ),
    );
    infrastructure.bus.open();
    console.log(`gateway is ready at ${gateway.url}`);
  });
}
