import { describe, expect, it, vi } from 'vitest';
import { silentLog } from '#platform/log.js';
import { readSupergraph } from '#platform/subgraph.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { unaskedSubgraphs } from '#testkit/gateway/unasked-subgraphs.js';
import { Supergraphs, type Federation } from '../federation/index.js';
import { openReader, RejectedDocument } from './document-reader.js';
import { KnownDocuments } from './known-documents.js';

const TEXT = '{ tweet(id: "1") { text } }';
const TRENDS = '{ trends { asOf } }';
const NONSENSE = '{ nonsense }';
const SUPERGRAPH = readSupergraph();
const SUBGRAPHS = unaskedSubgraphs(SUPERGRAPH);

async function open(federation: Federation) {
  const options = { limits: DEFAULT_LIMITS, introspection: true, log: silentLog };
  const read = vi.fn(await openReader(federation.apiSchema, options));
  return { read, documents: new KnownDocuments(federation, read) };
}

describe('KnownDocuments', () => {
  const { current } = new Supergraphs(SUPERGRAPH, SUBGRAPHS);

  it('reads a document once', async () => {
    const { documents, read } = await open(current);
    expect(documents.get(TEXT)).toBeUndefined();
    const document = await documents.read(TEXT);
    expect(documents.get(TEXT)).toBe(document);
    expect(read).toHaveBeenCalledOnce();
  });

  it('caches rejections too', async () => {
    const { documents, read } = await open(current);
    const rejected = await documents.read(NONSENSE).catch((error: unknown) => error);
    expect(rejected).toBeInstanceOf(RejectedDocument);
    expect(() => documents.get(NONSENSE)).toThrow(rejected);
    expect(read).toHaveBeenCalledOnce();
  });

  it('evicts documents when others need their place', async () => {
    const { documents } = await open(current);
    const long = (name: string): string => `${TEXT} # ${name.repeat(600_000)}`;
    await documents.read(long('a'));
    await documents.read(long('b'));
    expect(documents.get(long('a'))).toBeUndefined();
    expect(documents.get(long('b'))).toBeDefined();
    for (const name of ['a', 'b'])
      await documents.read(`{ no } # ${name.repeat(300_000)}`).catch(() => undefined);
    expect(documents.get(`{ no } # ${'a'.repeat(300_000)}`)).toBeUndefined();
  });

  it('warms up another supergraph with planned documents that are valid in it', async () => {
    const { documents } = await open(current);
    for (const text of [TEXT, TRENDS]) (await documents.read(text)).operation(undefined);
    const { current: next } = new Supergraphs(SUPERGRAPH.replace('  trends(', '  subjects('), SUBGRAPHS);
    const { documents: others, read } = await open(next);
    const plan = vi.spyOn(next.plans, 'of');
    await others.warmUpFrom(documents);
    expect(others.get(TEXT)?.operation(undefined).federation === next).toBe(true);
    expect(plan).toHaveBeenCalledOnce();
    expect(() => others.get(TRENDS)).toThrow(RejectedDocument);
    expect(read).toHaveBeenCalledTimes(2);
  });
});
