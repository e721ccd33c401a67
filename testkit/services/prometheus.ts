import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type ServerProcess } from './server-process.js';

/** A Prometheus that scrapes and evaluates every second or two. `rules`: paths of files; `target`: host and port of one process. */
export function startPrometheus(rules: readonly string[], target: string): Promise<ServerProcess> {
  return startServer({
    binary: 'prometheus',
    scheme: 'http',
    args: (port, folder) => {
      const file = join(folder, 'prometheus.yml');
      writeFileSync(
        file,
        JSON.stringify({
          global: { scrape_interval: '2s', evaluation_interval: '1s' },
          rule_files: rules,
          scrape_configs: [{ job_name: 'gateway', static_configs: [{ targets: [target] }] }],
        }),
      );
      return [
        `--config.file=${file}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ];
    },
  });
}
