import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedStore } from '#embedded/index.js';
import { withDisposal, type DisposalStack } from '#platform/lifecycle.js';
import { silentLog } from '#platform/log.js';
import { connectMongo, type Mongo } from '#platform/mongo/index.js';

/** A MongoDB for one test: the server at MONGODB_URL, or an embedded store that is deleted on disposal. */
export interface Documents extends AsyncDisposable {
  readonly url: string;
  readonly mongo: Mongo;
}

export function openDocuments(): Promise<Documents> {
  return withDisposal(async (stack) => {
    const url = process.env['MONGODB_URL'] ?? (await openEmbedded(stack));
    const namespace = `t${crypto.randomUUID().slice(0, 8)}`;
    const mongo = stack.use(await connectMongo({ url, namespace, monitorCommands: true, log: silentLog }));
    return { url, mongo, [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose]() };
  });
}

async function openEmbedded(stack: DisposalStack): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-documents-'));
  stack.defer(() => rm(directory, { recursive: true, force: true }));
  return stack.use(await startEmbeddedStore({ directory })).url;
}
