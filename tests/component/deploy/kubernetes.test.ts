import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#network/commands/index.js';
import { addressSetting, ROOKERY_SETTINGS, subgraphAddresses } from '#network/settings.js';
import { SPLIT_SETTINGS } from '#network/split-process.js';
import { mediaOptions } from '#social/media-settings.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { readManifests, renderKustomization, type Manifest } from '#testkit/kubernetes/kustomize.js';
import { findBinary } from '#testkit/services/index.js';

const ROOT = 'deploy/kubernetes';
const OVERLAYS = ['overlays/small', 'overlays/large'];
const FOLDERS = [...OVERLAYS, 'secrets', 'migrate'];
/** Kinds of operators, whose schemas no package has. */
const FOREIGN = ['ScaledObject', 'MongoDBCommunity', 'RedisCluster'];
/** What an operator creates, by the names of docs/deploy.md. */
const STORES = {
  MONGODB_URL: 'mongodb://rookery:password@mongodb-0.mongodb-svc:27017/?replicaSet=mongodb',
  REDIS_URL: 'redis+cluster://:password@redis-leader:6379',
  NATS_URL: 'nats://rookery:password@nats:4222',
};
const SECRETS = ['rookery-secrets', 'rookery-stores', 'rookery-tls', 'rookery-media-tls'];

type Labels = Record<string, string>;
interface Container {
  image: string;
  args: string[];
  env?: { name: string; value: string }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports?: { name: string; containerPort: number }[];
  resources?: { requests?: object; limits?: object };
  [probe: `${string}Probe`]: { httpGet: { path: string; port: string } } | undefined;
}
interface PodSpec {
  containers: Container[];
  initContainers?: Container[];
  enableServiceLinks?: boolean;
  terminationGracePeriodSeconds?: number;
  topologySpreadConstraints?: { labelSelector: { matchLabels: Labels } }[];
}
interface Workload {
  selector: { matchLabels: Labels };
  template: { metadata: { labels: Labels }; spec: PodSpec };
}

const key = ({ kind, metadata }: Manifest): string => `${kind} ${metadata.name}`;
const byName = (manifests: Manifest[]): Map<string, Manifest> =>
  new Map(manifests.map((each) => [key(each), each]));
const workloadOf = (manifest: Manifest) => manifest['spec'] as Workload;
const podOf = (manifest: Manifest): PodSpec => workloadOf(manifest).template.spec;
const ofKind = (manifests: Manifest[], kind: string): Manifest[] =>
  manifests.filter((each) => each.kind === kind);
const matches = (labels: Labels, wanted: Labels): boolean =>
  Object.entries(wanted).every(([name, value]) => labels[name] === value);

/** All labels that something selects pods by. */
function selectorsIn(value: unknown): Labels[] {
  if (typeof value !== 'object' || value === null) return [];
  const { podSelector } = value as { podSelector?: { matchLabels: Labels } };
  return [...(podSelector ? [podSelector.matchLabels] : []), ...Object.values(value).flatMap(selectorsIn)];
}

/** Validates against the JSON schema of the kind; throws the reasons. */
async function validate(manifest: Manifest): Promise<void> {
  const path = `kubernetes-models/${manifest.apiVersion}/${manifest.kind}`;
  const models = (await import(path)) as Record<string, new (data: object) => { validate(): void }>;
  new models[manifest.kind]!(manifest).validate();
}

/** What the first container of a pod is set to. */
function settingsOf({ containers: [container] }: PodSpec, manifests: Map<string, Manifest>): Labels {
  const sources = (container?.envFrom ?? []).map(({ configMapRef, secretRef }) => {
    if (secretRef) return secretRef.name === 'rookery-stores' ? STORES : {};
    return manifests.get(`ConfigMap ${configMapRef?.name}`)?.['data'] as Labels;
  });
  const own = (container?.env ?? []).map(({ name, value }) => [name, value]);
  return Object.assign({}, ...sources, Object.fromEntries(own)) as Labels;
}

describe.each(FOLDERS)('deploy/kubernetes/%s', (name) => {
  const folder = join(ROOT, name);

  it('renders each object once', async () => {
    const rendered = await renderKustomization(folder);
    expect(byName(rendered).size).toBe(rendered.length);
  });

  // No package of Debian has it.
  it.skipIf(findBinary('kubectl') === null)('renders to what kubectl renders', async () => {
    const rendered = await renderKustomization(folder);
    const text = execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });
    const wanted = parseAllDocuments(text, { version: '1.1' }).map((each) => each.toJS() as Manifest);
    expect(byName(rendered)).toEqual(byName(wanted));
  });

  it('fits the schemas of Kubernetes', async () => {
    const known = (await renderKustomization(folder)).filter(({ kind }) => !FOREIGN.includes(kind));
    for (const manifest of known)
      await expect(
        validate(manifest).catch((error: Error) => error.message),
        key(manifest),
      ).resolves.toBeUndefined();
  });

  it('runs commands of rookery, from an image with a version, without the variables of Services', async () => {
    for (const manifest of await renderKustomization(folder)) {
      if (!['Deployment', 'Job'].includes(manifest.kind)) continue;
      const { containers, initContainers = [], enableServiceLinks } = podOf(manifest);
      expect(enableServiceLinks, key(manifest)).toBe(false);
      for (const { image, args, resources } of [...containers, ...initContainers]) {
        expect(image).toMatch(/^[\w./-]+:v?\d+\.\d+\.\d+$/);
        expect(resources).toMatchObject({ requests: { cpu: expect.any(String) as string }, limits: {} });
        if (image.includes('rookery')) expect(Object.keys(COMMANDS)).toContain(args[1]);
      }
    }
  });

  it('refers to Secrets by the names in docs/deploy.md, and holds none', async () => {
    const page = await readFile('docs/deploy.md', 'utf8');
    for (const secret of SECRETS) expect(page).toContain(`\`${secret}\``);
    const manifests = await renderKustomization(folder);
    expect(ofKind(manifests, 'Secret')).toEqual([]);
    const names = JSON.stringify(manifests).matchAll(/"secret(?:Name"|Ref":\{"name"):"([^"]+)"/g);
    for (const [, secret] of names) expect(SECRETS).toContain(secret);
  });
});

describe.each(OVERLAYS)('deploy/kubernetes/%s', (name) => {
  const load = () => renderKustomization(join(ROOT, name));

  it('has a Deployment, a Service, a budget and an autoscaler for the gateway, for bytes and for every subgraph', async () => {
    const manifests = await load();
    const all = ['gateway', 'bytes', ...SUBGRAPH_NAMES];
    const named = (kind: string) => ofKind(manifests, kind).map(({ metadata }) => metadata.name);
    for (const kind of ['Deployment', 'PodDisruptionBudget'])
      expect(named(kind).toSorted()).toEqual(all.toSorted());
    expect([...named('HorizontalPodAutoscaler'), ...named('ScaledObject')].toSorted()).toEqual(
      all.toSorted(),
    );
    expect(named('Service').toSorted()).toEqual([...all, 'not-outside'].toSorted());
    for (const subgraph of SUBGRAPH_NAMES)
      expect(podOf(byName(manifests).get(`Deployment ${subgraph}`)!).containers[0]?.args).toEqual([
        ...['rookery', 'subgraph', subgraph],
      ]);
    const bytes = podOf(byName(manifests).get('Deployment bytes')!);
    expect(bytes.containers[0]?.args).toEqual(['rookery', 'media']);
  });

  it('sets what the code declares: each process reads its settings, and the ports are its port', async () => {
    const manifests = byName(await load());
    for (const deployment of ofKind([...manifests.values()], 'Deployment')) {
      const isGateway = deployment.metadata.name === 'gateway';
      const addresses = isGateway ? SUBGRAPH_NAMES : [];
      const declared = ROOKERY_SETTINGS.and(subgraphAddresses(addresses));
      const given = settingsOf(podOf(deployment), manifests);
      const settings = declared.read([...SPLIT_SETTINGS, ...addresses.map(addressSetting)], given);
      expect(mediaOptions(settings)).not.toBeNull();
      const [container] = podOf(deployment).containers;
      expect(container?.ports).toEqual([{ name: 'http', containerPort: settings.PORT }]);
      expect(container).toMatchObject({
        livenessProbe: { httpGet: { path: '/health', port: 'http' } },
        startupProbe: { httpGet: { path: '/health', port: 'http' } },
        readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
      });
      expect(podOf(deployment).terminationGracePeriodSeconds! * 1_000).toBeGreaterThan(
        settings.DRAIN_MS + 5_000,
      );
      for (const subgraph of addresses) {
        const { hostname, port } = new URL(settings[addressSetting(subgraph)]!);
        const { ports } = manifests.get(`Service ${hostname}`)!['spec'] as { ports: { port: number }[] };
        expect([hostname, Number(port)]).toEqual([subgraph, ports[0]?.port]);
      }
    }
  });

  it('selects pods that exist, and lets only gateways and monitoring reach subgraphs', async () => {
    const manifests = await load();
    const pods = ofKind(manifests, 'Deployment').map((each) => workloadOf(each).template.metadata.labels);
    const selected = (labels: Labels) => pods.filter((pod) => matches(pod, labels)).length;
    for (const deployment of ofKind(manifests, 'Deployment')) {
      const spreads = podOf(deployment).topologySpreadConstraints ?? [];
      const selectors = [workloadOf(deployment).selector, ...spreads.map((each) => each.labelSelector)];
      for (const { matchLabels } of selectors) expect(selected(matchLabels)).toBe(1);
    }
    for (const service of ofKind(manifests, 'Service')) {
      const { selector } = service['spec'] as { selector?: Labels };
      expect(selector ? selected(selector) : 0).toBe(service.metadata.name === 'not-outside' ? 0 : 1);
    }
    for (const budget of ofKind(manifests, 'PodDisruptionBudget'))
      expect(selected((budget['spec'] as Workload).selector.matchLabels)).toBe(1);
    const [bytes, gateways, subgraphs] = ofKind(manifests, 'NetworkPolicy');
    expect(selectorsIn(gateways).map(selected)).toEqual([1]);
    expect(selectorsIn(subgraphs).map(selected)).toEqual([SUBGRAPH_NAMES.length, 1]);
    expect(selectorsIn(bytes).map(selected)).toEqual([1]);
  });

  it('leads /metrics and /ready of the ingress to no pod, and all else to the gateway', async () => {
    const manifests = byName(await load());
    const { rules } = manifests.get('Ingress rookery')!['spec'] as {
      rules: {
        http: { paths: { path: string; pathType: string; backend: { service: { name: string } } }[] };
      }[];
    };
    const routes = rules[0]!.http.paths.map(({ path, pathType, backend }) => [
      path,
      pathType,
      backend.service.name,
    ]);
    expect(routes).toEqual([
      ['/metrics', 'Exact', 'not-outside'],
      ['/ready', 'Exact', 'not-outside'],
      ['/', 'Prefix', 'gateway'],
    ]);
  });

  it('scales Deployments that exist, by metrics that exist', async () => {
    const manifests = byName(await load());
    const page = await readFile('docs/metrics.md', 'utf8');
    for (const scaler of manifests.values()) {
      if (!['HorizontalPodAutoscaler', 'ScaledObject'].includes(scaler.kind)) continue;
      const { scaleTargetRef } = scaler['spec'] as { scaleTargetRef: { name: string } };
      expect([...manifests.keys()]).toContain(`Deployment ${scaleTargetRef.name}`);
      for (const [metric] of JSON.stringify(scaler).matchAll(/rookery_\w+/g))
        expect(page).toContain(`\`${metric}\``);
    }
  });
});

describe('deploy/kubernetes', () => {
  it('has only YAML that parses, and no file that nothing uses', async () => {
    const files = (await readdir(ROOT, { recursive: true })).filter((each) => each.endsWith('.yaml'));
    const docs = await readFile('docs/deploy.md', 'utf8');
    const sources = await Promise.all(files.map((each) => readFile(join(ROOT, each), 'utf8')));
    for (const file of files) {
      await readManifests(join(ROOT, file));
      const own = file.split('/').at(-1)!;
      const isUsed = own === 'kustomization.yaml' || [docs, ...sources].some((text) => text.includes(own));
      expect(isUsed, file).toBe(true);
    }
  });
});
