import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)).config,
  ts.sys,
  '.',
);

const resolutions = ts.createModuleResolutionCache('.', (name) => name, options);

/** The files of this repository that a file imports, type imports included. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.flatMap(({ fileName }) => {
    const { resolvedModule } = ts.resolveModuleName(fileName, file, options, ts.sys, resolutions);
    return resolvedModule === undefined ? [] : [relative('.', resolvedModule.resolvedFileName)];
  });
}

/** The files of the first import cycle found, in order; null without a cycle. */
function findCycle(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | null => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (done.has(file)) return null;
    path.push(file);
    for (const imported of imports.get(file) ?? []) {
      const cycle = visit(imported);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const cycle = visit(file);
    if (cycle) return cycle;
  }
  return null;
}

/**
 * A test instead of the lint rule `import-x/no-cycle`: the rule skips type imports, and needs 20 s of CPU time where this
 * test needs 1 s.
 */
describe('the imports of the repository', () => {
  const files = fileNames.map((file) => relative('.', file));
  const imports = new Map(files.map((file) => [file, importsOf(file)]));

  it('are resolved by this test', () => {
    expect(imports.get('network/network.ts')).toContain('gateway/index.ts');
    expect(imports.get('subgraphs/tweets/resolvers/Query.ts')).toContain(
      'subgraphs/tweets/resolvers/types.generated.ts',
    );
  });

  it('have no cycles, type imports and generated files included', () => {
    expect(findCycle(imports)).toBeNull();
  });

  it('use the generated resolver types of a subgraph in its resolvers only', () => {
    const importers = [...imports].flatMap(([file, imported]) =>
      imported.some((each) => each.endsWith('/resolvers/types.generated.ts')) ? [file] : [],
    );
    expect(importers.filter((file) => !/^subgraphs\/\w+\/resolvers\//.test(file))).toEqual([]);
    expect(importers.length).toBeGreaterThan(0);
  });
});
