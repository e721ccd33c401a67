import { readdirSync, readFileSync } from 'node:fs';
import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** The subgraphs: every folder of subgraphs/. */
const SUBGRAPHS = readdirSync('subgraphs', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);

/** The types that resolvers pass on as parents: each `…Model` that the models.ts of a subgraph exports. */
function modelsOf(subgraph: string): string[] {
  const text = readFileSync(`subgraphs/${subgraph}/models.ts`, 'utf8');
  return Array.from(text.matchAll(/^export (?:interface|type) (\w+)Model\b/gm), ([, type]) => type!);
}

const scalars = { DateTime: { input: 'Date', output: 'Date' }, ID: { input: 'string', output: 'string' } };

/** Resolver types of one subgraph: its SDL in, `resolvers/types.generated.ts` out. */
function resolverTypes(subgraph: string): CodegenConfig['generates'] {
  return {
    [`subgraphs/${subgraph}/resolvers/types.generated.ts`]: {
      schema: `schema/${subgraph}.graphql`,
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        federation: true,
        contextType: '../context.js#Context',
        mappers: Object.fromEntries(modelsOf(subgraph).map((type) => [type, `../models.js#${type}Model`])),
        useTypeImports: true,
        enumsAsTypes: true,
        maybeValue: 'T | null | undefined',
        scalars,
        defaultScalarType: 'unknown',
        showUnusedMappers: false,
      },
    },
  };
}

const config: CodegenConfig = {
  importExtension: '.js',
  generates: {
    ...Object.fromEntries(SUBGRAPHS.flatMap((subgraph) => Object.entries(resolverTypes(subgraph)))),
    // The typed client of the stories: operations are written in the tests and checked against the API schema.
    'testkit/client/generated/': {
      schema: 'schema/api.graphql',
      documents: ['{tests,testkit}/**/*.ts', '!testkit/client/generated/**', '!testkit/relay/app/**'],
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { DateTime: 'string' },
        defaultScalarType: 'unknown',
      },
    },
    // The examples do what a frontend does: the preset as it comes, documents as Apollo Client and urql take them.
    'examples/generated/': {
      schema: 'schema/api.graphql',
      documents: ['examples/*.ts'],
      preset: 'client',
      // Also the manifest of trusted documents: what a gateway that runs nothing else is given.
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: { useTypeImports: true, enumsAsTypes: true, scalars: { DateTime: 'string' } },
    },
    // The web client: each component declares what it reads, and sees nothing else.
    'web/graphql/generated/': {
      schema: 'schema/api.graphql',
      documents: ['web/**/*.{ts,tsx}', '!web/graphql/generated/**'],
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'readFragment' },
        persistedDocuments: {
          mode: 'embedHashInDocument',
          hashPropertyName: 'hash',
          hashAlgorithm: 'sha256',
        },
      },
      // The hashes belong to the documents that are sent, and the cache asks for the types.
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: { useTypeImports: true, enumsAsTypes: true, scalars: { DateTime: 'string' } },
    },
  },
};

export default config;
