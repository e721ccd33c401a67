import tseslint from 'typescript-eslint';

const SUBGRAPHS = ['users', 'tweets', 'timeline', 'trends'];
const HOUSE = ['schema', 'platform', 'embedded', 'subgraphs', 'gateway', 'network'];

const CLIMBING = { group: ['../../../**'], message: 'Use a #… import.' };

/** What the files of `folder` must not import, as `#folder/…` or by climbing out of their own folder. */
function wall(folder, forbidden, message) {
  const names = forbidden.join('|');
  const regex = `^(#|(\\.\\./)+)(${names})/`;
  return {
    files: [`${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }, CLIMBING] }] },
  };
}

function allBut(...names) {
  return HOUSE.filter((name) => !names.includes(name));
}

function others(subgraph) {
  return SUBGRAPHS.filter((other) => other !== subgraph);
}

/** schema <- platform <- subgraphs, gateway <- network <- tests, bench, examples */
const walls = [
  wall('schema', allBut('schema'), 'schema/ imports nothing of ours.'),
  wall('platform', allBut('schema', 'platform'), 'platform/ imports schema/ only.'),
  wall('gateway', allBut('schema', 'platform', 'gateway'), 'gateway/ imports schema/ and platform/ only.'),
  // The embedded store speaks MongoDB's wire protocol and knows nothing of the product.
  wall('embedded', allBut('embedded'), 'embedded/ imports nothing of ours.'),
  ...SUBGRAPHS.map((subgraph) =>
    wall(
      `subgraphs/${subgraph}`,
      [
        ...allBut('schema', 'platform', 'subgraphs'),
        ...others(subgraph),
        ...others(subgraph).map((other) => `subgraphs/${other}`),
      ],
      'A subgraph imports schema/ and platform/ only, never another subgraph.',
    ),
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
      'no-restricted-imports': ['error', { patterns: [CLIMBING] }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { paths: [{ name: 'mongodb', message: 'Only store/ and platform/mongo know MongoDB.' }] },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  ...walls,
  {
    files: [
      'subgraphs/*/store/**/*.ts',
      'platform/mongo/**/*.ts',
      'platform/read-models/**/*.ts',
      'embedded/**/*.{test,contract}.ts',
      'embedded/{conformance,fuzz}/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // Settings enter by the front door: everything else is handed plain values.
    files: HOUSE.map((folder) => `${folder}/**/*.ts`),
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
