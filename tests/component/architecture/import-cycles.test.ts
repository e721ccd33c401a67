import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path)).config,
  ts.sys,
  '.',
);

const resolutions = ts.createModuleResolutionCache('.', (name) => name, options);

/** What a file takes from others of ours, types among it. */
function importsOf(file: string): string[] {
  return ts.preProcessFile(readFileSync(file, 'utf8')).importedFiles.flatMap(({ fileName }) => {
    const { resolvedModule } = ts.resolveModuleName(fileName, file, options, ts.sys, resolutions);
    return resolvedModule === undefined ? [] : [relative('.', resolvedModule.resolvedFileName)];
  });
}

/** The first way found that leads from a file back to it. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] | null {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): string[] | null => {
    const at = way.indexOf(file);
    if (at >= 0) return [...way.slice(at), file];
    if (done.has(file)) return null;
    way.push(file);
    for (const imported of imports.get(file) ?? []) {
      const circle = walk(imported);
      if (circle) return circle;
    }
    way.pop();
    done.add(file);
    return null;
  };
  for (const file of imports.keys()) {
    const circle = walk(file);
    if (circle) return circle;
  }
  return null;
}

it('lets no file depend on itself by way of others', () => {
  // Generated types speak of the context that a subgraph makes of them: no program runs that way round.
  const files = fileNames.map((file) => relative('.', file)).filter((file) => !file.includes('generated'));
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  // Otherwise it would see nothing, and find nothing wrong.
  expect(imports.get('network/main.ts')).toContain('gateway/index.ts');
  expect(circleIn(imports)).toBeNull();
});
