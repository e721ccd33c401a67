import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { ConcreteRequest, ReaderFragment } from 'relay-runtime';

/** What relay-compiler made of an app's documents, by the name of the query, mutation, subscription or fragment. */
export interface Artifacts extends AsyncDisposable {
  request(name: string): Promise<ConcreteRequest>;
  fragment(name: string): Promise<ReaderFragment>;
}

const CONFIG = {
  src: './app',
  schema: './api.graphql',
  language: 'typescript',
  eagerEsModules: true,
  artifactDirectory: './generated',
};

/** Runs relay-compiler over the documents in `app/` and the schema that clients see. Rejects with what it reports. */
export async function compileRelayApp(): Promise<Artifacts> {
  const directory = await mkdtemp(join(tmpdir(), 'rookery-relay-'));
  await cp(join(import.meta.dirname, 'app'), join(directory, 'app'), { recursive: true });
  await mkdir(join(directory, 'generated'));
  await cp('schema/api.graphql', join(directory, 'api.graphql'));
  await writeFile(join(directory, 'relay.config.json'), JSON.stringify(CONFIG));
  await promisify(execFile)(resolve('node_modules/.bin/relay-compiler'), [], { cwd: directory });
  const artifact = async (name: string): Promise<unknown> => {
    const path = join(directory, 'generated', `${name}.graphql.ts`);
    return ((await import(/* @vite-ignore */ path)) as { default: unknown }).default;
  };
  return {
    request: async (name) => (await artifact(name)) as ConcreteRequest,
    fragment: async (name) => (await artifact(name)) as ReaderFragment,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
