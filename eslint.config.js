import { readdirSync } from 'node:fs';
import tseslint from 'typescript-eslint';

const SUBGRAPHS = readdirSync('subgraphs', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const HOUSE = ['schema', 'platform', 'social', 'embedded', 'subgraphs', 'gateway', 'network'];

const CLIMBING = { group: ['../../../**'], message: 'Use a #… import.' };

/** What the files of `folder` must not import, as `#folder/…` or by climbing out of their own folder. Tests may look around. */
function wall(folder, forbidden, message) {
  const names = forbidden.join('|');
  const regex = `^(#|(\\.\\./)+)(${names})/`;
  return {
    files: [`${folder}/**/*.ts`],
    ignores: ['**/*.test.ts', '**/*.contract-suite.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }, CLIMBING] }] },
  };
}

function allBut(...names) {
  return [...HOUSE, 'testkit', 'tests'].filter((name) => !names.includes(name));
}

function others(subgraph) {
  return SUBGRAPHS.filter((other) => other !== subgraph);
}

/** platform <- gateway; platform, schema <- social <- subgraphs; network above all; tests, bench and examples outside. */
const walls = [
  // The types of the event envelope are all that the contracts need.
  wall('schema', allBut('schema', 'platform'), 'schema/ imports the types of platform/ only.'),
  wall('platform', allBut('platform'), 'platform/ is product-free: it imports nothing of ours.'),
  wall('gateway', allBut('platform', 'gateway'), 'gateway/ is product-free: it imports platform/ only.'),
  wall('social', allBut('schema', 'platform', 'social'), 'social/ imports platform/ and schema/ only.'),
  // The embedded store speaks MongoDB's wire protocol and knows nothing of the product.
  wall('embedded', allBut('embedded'), 'embedded/ imports nothing of ours.'),
  wall('network', ['testkit', 'tests'], 'network/ imports no test support.'),
  ...SUBGRAPHS.map((subgraph) =>
    wall(
      `subgraphs/${subgraph}`,
      [
        ...allBut('schema', 'platform', 'social', 'subgraphs'),
        ...others(subgraph),
        ...others(subgraph).map((other) => `subgraphs/${other}`),
      ],
      'A subgraph imports schema/, platform/ and social/ only, never another subgraph.',
    ),
  ),
];

export default tseslint.config(
  {
    ignores: [
      'dist',
      'node_modules',
      '.data',
      'tests/e2e/network/new-subgraph/files',
      '**/generated/**',
      '**/*.generated.ts',
    ],
  },
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
      'social/read-models/**/*.ts',
      'embedded/**/*.test.ts',
      '{tests,testkit}/**/*.ts',
      'bench/**/*.ts',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // Settings enter by the front door: everything else is handed plain values.
    files: HOUSE.map((folder) => `${folder}/**/*.ts`),
    ignores: ['**/main.ts', 'platform/config/**', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only main.ts and platform/config read process.env.' },
      ],
    },
  },
  {
    files: ['**/*.test.ts', '**/*.contract-suite.ts', '{tests,testkit}/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
