import type { CoreFeature, Supergraph } from '@apollo/federation-internals';

const SPEC = 'https://specs.apollo.dev/';

/** The specifications that a supergraph may link for execution or for security: the gateway honours each of them. */
const SUPPORTED: readonly string[] = [
  ...['core/v0.1', 'core/v0.2', 'link/v1.0'],
  ...['join/v0.1', 'join/v0.2', 'join/v0.3', 'join/v0.4', 'join/v0.5'],
  ...['tag/v0.1', 'tag/v0.2', 'tag/v0.3', 'inaccessible/v0.1', 'inaccessible/v0.2'],
  ...['authenticated/v0.1', 'requiresScopes/v0.1', 'cost/v0.1', 'cacheTag/v0.1'],
];

/** Linked without a purpose by some compositions, although they change what the supergraph means. */
const ALWAYS_CHECKED: ReadonlySet<string> = new Set(
  ['policy', 'context', 'source', 'connect'].map((name) => SPEC + name),
);

/** Throws for a supergraph that links a specification which the gateway does not honour: nothing is ignored silently. */
export function checkFeatures(supergraph: Supergraph): void {
  const unsupported = featuresOf(supergraph).filter(({ url, purpose }) => {
    if (purpose === undefined && !ALWAYS_CHECKED.has(url.identity)) return false;
    return !SUPPORTED.includes(url.toString().slice(SPEC.length)) || !url.toString().startsWith(SPEC);
  });
  if (unsupported.length === 0) return;
  const urls = unsupported.map(({ url }) => url.toString()).join(', ');
  throw new Error(
    `The supergraph needs what this gateway does not support: ${urls}. Supported: ${SUPPORTED.join(', ')}.`,
  );
}

/** The name that a directive of a specification has in this supergraph; null when the supergraph does not link it. */
export function directiveName(supergraph: Supergraph, feature: string, directive: string): string | null {
  const linked = featuresOf(supergraph).find(({ url }) => url.identity === SPEC + feature);
  return linked?.directiveNameInSchema(directive) ?? null;
}

function featuresOf({ schema }: Supergraph): CoreFeature[] {
  return [...(schema.coreFeatures?.allFeatures() ?? [])];
}
