import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { startNetwork } from '#testkit/client/network-process.js';
import { findBinary, startNats } from '#testkit/services/index.js';
import { startPrometheus } from '#testkit/services/prometheus.js';

interface Rules {
  groups: { rules: { alert?: string; record?: string; expr: string; annotations?: { runbook: string } }[] }[];
}

const FOLDER = 'deploy/prometheus';
const RULES = ['slo.yml', 'alerts.yml'];
/** Of Prometheus itself, and of Node.js. */
const FOREIGN = /^(up$|nodejs_|process_)/;

const promtool = (...args: string[]): Promise<{ stdout: string }> =>
  promisify(execFile)('promtool', args, { cwd: FOLDER });
const read = async (name: string) => parse(await readFile(join(FOLDER, name), 'utf8')) as Rules;
const rulesOf = async () => (await Promise.all(RULES.map(read))).flatMap(({ groups }) => groups[0]!.rules);

const missing = ['prometheus', 'promtool', 'nats-server'].filter((name) => findBinary(name) === null);
const why = missing.length > 0 ? `; skipped: ${missing.join(', ')} not installed` : '';

describe('the rules for Prometheus', () => {
  it('read metrics that exist', async () => {
    const rules = await rulesOf();
    const recorded = new Set(rules.map(({ record }) => record));
    const page = await readFile('docs/metrics.md', 'utf8');
    const known = new Set([...page.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name));
    const used = rules.flatMap(({ expr }) => expr.match(/\b(rookery[\w:]+|up|nodejs_\w+)(?=[{[) ])/g) ?? []);
    expect(used.length).toBeGreaterThan(20);
    const isKnown = (name: string): boolean =>
      FOREIGN.test(name) || recorded.has(name) || known.has(name.replace(/_(bucket|count|sum)$/, ''));
    expect(used.filter((name) => !isKnown(name) && !known.has(name))).toEqual([]);
  });

  it('have a runbook for each alert', async () => {
    const page = await readFile('docs/runbooks.md', 'utf8');
    const titles = [...page.matchAll(/^## (\w+)$/gm)].map(([, title = '']) => title);
    const alerts = (await rulesOf()).flatMap(({ alert, annotations }) =>
      alert ? [{ alert, annotations }] : [],
    );
    expect(titles.toSorted()).toEqual(alerts.map(({ alert }) => alert).toSorted());
    for (const { alert, annotations } of alerts)
      expect(annotations?.runbook).toBe(`docs/runbooks.md#${alert.toLowerCase()}`);
  });

  it('have a unit test for each alert', async () => {
    const { tests } = parse(await readFile(join(FOLDER, 'alerts.test.yml'), 'utf8')) as {
      tests: { alert_rule_test: { alertname: string; exp_alerts?: object[] }[] }[];
    };
    const fired = tests.flatMap(({ alert_rule_test: cases }) =>
      cases.filter(({ exp_alerts: alerts = [] }) => alerts.length > 0).map(({ alertname }) => alertname),
    );
    const alerts = (await rulesOf()).flatMap(({ alert }) => alert ?? []);
    expect(fired.toSorted()).toEqual(alerts.toSorted());
  });
});

describe.skipIf(why !== '')(`Prometheus${why}`, { timeout: 120_000 }, () => {
  it('accepts the rules and the configuration, and passes the unit tests of the alerts', async () => {
    await promtool('check', 'rules', ...RULES);
    await promtool('check', 'config', 'prometheus.yml');
    expect((await promtool('test', 'rules', 'alerts.test.yml')).stdout).toContain('SUCCESS');
  });

  it('fires when NATS is gone from a network that it scrapes, and stops when NATS is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rookery-prometheus-'));
    await using nats = await startNats();
    const { child, url } = await startNetwork(folder, { NATS_URL: nats.url });
    await using _child = child;
    // The same rules, which fire after a second.
    const rules = await Promise.all(
      RULES.map(async (name) => {
        const text = (await readFile(join(FOLDER, name), 'utf8')).replaceAll(/\bfor: \w+/g, 'for: 1s');
        await writeFile(join(folder, name), text);
        return resolve(folder, name);
      }),
    );
    await using prometheus = await startPrometheus(rules, new URL(url).host);
    const firing = async (): Promise<string[]> => {
      const { data } = (await (await fetch(`${prometheus.url}/api/v1/alerts`)).json()) as {
        data: { alerts: { state: string; labels: { alertname: string; name?: string } }[] };
      };
      return data.alerts
        .filter(({ state }) => state === 'firing')
        .map(({ labels }) => [labels.alertname, labels.name].join(' '));
    };
    const scrapes = async (): Promise<unknown> => {
      const query = `${prometheus.url}/api/v1/query?query=rookery_gateway_dependency`;
      return ((await (await fetch(query)).json()) as { data: { result: unknown[] } }).data.result.length;
    };
    await expect.poll(scrapes, { timeout: 30_000 }).not.toBe(0);
    expect(await firing()).toEqual([]);
    await nats.kill();
    await expect.poll(firing, { timeout: 60_000 }).toEqual(['DependencyDown bus']);
    await nats.restart();
    await expect.poll(firing, { timeout: 60_000 }).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  });
});
