import tseslint from 'typescript-eslint';

/** The walls of the house: who may import whom. Left may be imported by everything to its right. */
const ORDER = ['schema', 'platform', 'embedded', 'subgraphs', 'gateway', 'network'];
const ROOMS = ['users', 'tweets', 'timeline', 'trends'];

/** What the files of `folder` must not import, as `#folder/…` or by climbing out of their own folder. */
function wall(folder, forbidden, message) {
  return {
    files: [`${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { group: forbidden.flatMap((name) => [`#${name}/**`, `**/${name}/**`]), message },
            MONGODB,
          ],
        },
      ],
    },
  };
}

const MONGODB = {
  regex: '^mongodb$',
  allowTypeImports: false,
  message: 'Only store/ and platform/mongo know MongoDB.',
};

const walls = [
  wall(
    'schema',
    ['platform', 'embedded', 'subgraphs', 'gateway', 'network'],
    'schema/ imports nothing of ours.',
  ),
  wall('platform', ['embedded', 'subgraphs', 'gateway', 'network'], 'platform/ imports schema/ only.'),
  wall('gateway', ['embedded', 'subgraphs', 'network'], 'gateway/ imports schema/ and platform/ only.'),
  ...ROOMS.map((room) =>
    wall(
      `subgraphs/${room}`,
      [
        'embedded',
        'gateway',
        'network',
        ...ROOMS.filter((other) => other !== room).map((other) => `subgraphs/${other}`),
      ],
      'A room imports schema/ and platform/ only, never another room.',
    ),
  ),
  // The embedded store stands alone: it speaks MongoDB's wire protocol and knows nothing of the product.
  wall(
    'embedded',
    ORDER.filter((name) => name !== 'embedded'),
    'embedded/ imports nothing of ours.',
  ),
];

export default tseslint.config(
  { ignores: ['dist', 'node_modules', '.data', '**/generated/**', '**/*.generated.ts'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['../../..'], message: 'Use a #… import.' }] },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...walls,
  {
    files: [
      'subgraphs/*/store/**/*.ts',
      'platform/mongo/**/*.ts',
      'embedded/**/*.test.ts',
      'embedded/conformance/**/*.ts',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // Settings enter by the front door: everything else is handed plain values.
    files: ['schema/**/*.ts', 'platform/**/*.ts', 'subgraphs/**/*.ts', 'gateway/**/*.ts', 'network/**/*.ts'],
    ignores: ['**/main.ts', 'platform/env.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only main.ts and platform/env read process.env.' },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.contract.ts', 'tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
