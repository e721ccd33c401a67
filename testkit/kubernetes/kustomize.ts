import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';

/** A resource of Kubernetes, as a manifest declares it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace?: string; labels?: Record<string, string> };
  [field: string]: unknown;
}

interface Patch {
  target: { kind: string; name?: string; labelSelector?: string };
  patch: string;
}

interface Kustomization {
  namespace?: string;
  resources?: string[];
  components?: string[];
  patches?: Patch[];
  images?: { name: string; newName: string; newTag: string }[];
}

type Operation = { op: 'add' | 'replace'; path: string; value: unknown };

const KNOWN = ['apiVersion', 'kind', 'namespace', 'resources', 'components', 'patches', 'images'];
/** Kinds that are in no namespace. */
const GLOBAL = ['Namespace'];

/** The manifests of one file. */
export async function readManifests(file: string): Promise<Manifest[]> {
  return parseAllDocuments(await readFile(file, 'utf8')).map((document) => {
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw error;
    return document.toJS() as Manifest;
  });
}

/**
 * Renders a folder with a kustomization.yaml as `kubectl kustomize` does, as far as deploy/kubernetes needs it: resources, components,
 * JSON patches, patches that delete, images and namespaces. Throws for all else.
 */
export async function renderKustomization(folder: string): Promise<Manifest[]> {
  return apply(folder, []);
}

async function apply(folder: string, given: Manifest[]): Promise<Manifest[]> {
  const file = parse(await readFile(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
  const unknown = Object.keys(file).filter((field) => !KNOWN.includes(field));
  if (unknown.length > 0) throw new Error(`${folder}: ${unknown.join(', ')} is not supported`);
  const own = await Promise.all(
    (file.resources ?? []).map((each) =>
      each.endsWith('.yaml') ? readManifests(join(folder, each)) : apply(join(folder, each), []),
    ),
  );
  let manifests = [...given, ...own.flat()];
  for (const component of file.components ?? []) manifests = await apply(join(folder, component), manifests);
  for (const patch of file.patches ?? []) manifests = patched(folder, manifests, patch);
  for (const image of file.images ?? []) replaceImage(manifests, image);
  if (file.namespace !== undefined)
    for (const { kind, metadata } of manifests)
      if (!GLOBAL.includes(kind)) metadata.namespace = file.namespace;
  return manifests;
}

function patched(folder: string, manifests: Manifest[], { target, patch }: Patch): Manifest[] {
  const hit = manifests.filter((manifest) => isTarget(manifest, target));
  if (hit.length === 0) throw new Error(`${folder}: no ${JSON.stringify(target)} to patch`);
  const change = parse(patch) as Operation[] | { $patch?: string };
  if (!Array.isArray(change)) {
    if (change.$patch !== 'delete') throw new Error(`${folder}: ${patch} is not supported`);
    return manifests.filter((manifest) => !hit.includes(manifest));
  }
  for (const manifest of hit) for (const operation of change) operate(manifest, operation);
  return manifests;
}

function isTarget({ kind, metadata }: Manifest, target: Patch['target']): boolean {
  const [label = '', value] = target.labelSelector?.split('=') ?? [];
  return (
    kind === target.kind &&
    (target.name === undefined || metadata.name === target.name) &&
    (target.labelSelector === undefined || metadata.labels?.[label] === value)
  );
}

/** `replace` needs something to replace, as in kustomize. */
function operate(manifest: Manifest, { op, path, value }: Operation): void {
  const steps = path.split('/').slice(1);
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], manifest);
  if (op === 'add' && last === '-') (parent as unknown[]).push(value);
  else if (op === 'replace' && Object.hasOwn(parent as object, last))
    (parent as Record<string, unknown>)[last] = value;
  else throw new Error(`${manifest.kind} ${manifest.metadata.name}: ${op} ${path} is not possible`);
}

function replaceImage(value: unknown, image: { name: string; newName: string; newTag: string }): void {
  if (typeof value !== 'object' || value === null) return;
  const fields = value as Record<string, unknown>;
  if (fields['image'] === image.name) fields['image'] = `${image.newName}:${image.newTag}`;
  for (const each of Object.values(fields)) replaceImage(each, image);
}
