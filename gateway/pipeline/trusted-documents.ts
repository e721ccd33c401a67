import { readFileSync } from 'node:fs';
import { RookeryError } from '#platform/errors.js';
import type { OperationRequest } from './operation.js';

/** `prefer` executes every valid document; `only` executes trusted documents alone. */
export type TrustMode = 'prefer' | 'only';

/**
 * The documents of first-party clients, by the id that clients send instead of the text. A gateway in the mode `only`
 * executes no document that was not reviewed.
 */
export class TrustedDocuments {
  readonly mode: TrustMode;
  readonly #byId: ReadonlyMap<string, string>;
  readonly #texts: ReadonlySet<string>;

  constructor(mode: TrustMode, byId: ReadonlyMap<string, string>) {
    this.mode = mode;
    this.#byId = byId;
    this.#texts = new Set(byId.values());
  }

  /** These documents and others. */
  and(others: ReadonlyMap<string, string>): TrustedDocuments {
    return new TrustedDocuments(this.mode, new Map([...this.#byId, ...others]));
  }

  /** The trusted text that a request names, by its id or by the text itself; null for none. */
  textOf({ query, documentId, extensions }: OperationRequest): string | null {
    if (query) return this.#texts.has(query) ? query : null;
    const id = documentId ?? idIn(extensions?.['persistedQuery']);
    return (id === undefined ? undefined : this.#byId.get(id)) ?? null;
  }

  /** The error for a request that names no trusted document. */
  refusal({ query }: OperationRequest): RookeryError {
    return query
      ? new RookeryError('FORBIDDEN', { message: 'Only the documents of known clients are run here.' })
      : new RookeryError('PERSISTED_QUERY_NOT_FOUND');
  }
}

/**
 * Reads a manifest as graphql-codegen's client preset writes it: `{ "<id>": "<document>" }`. Returns null in the mode
 * `off`. Throws when the file is not a manifest.
 */
export function readTrustedDocuments(mode: TrustMode | 'off', file = ''): TrustedDocuments | null {
  if (mode === 'off') return null;
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as unknown;
  const entries = typeof manifest === 'object' && manifest !== null ? Object.entries(manifest) : [];
  const isManifest = entries.length > 0 && entries.every(([, text]) => typeof text === 'string');
  if (!isManifest) throw new Error(`${file} is no manifest of documents: { "<id>": "<document>" }.`);
  return new TrustedDocuments(mode, new Map(entries));
}

/** Clients with automatic persisted queries send the bare hash; manifests prefix it with the name of the hash function. */
function idIn(extension: unknown): string | undefined {
  const { sha256Hash } = (extension ?? {}) as { sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? `sha256:${sha256Hash}` : undefined;
}
