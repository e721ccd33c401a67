import { readdirSync } from 'node:fs';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const SUBGRAPHS = readdirSync('subgraphs', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const FOLDERS = ['schema', 'platform', 'social', 'embedded', 'subgraphs', 'gateway', 'network'];
const SOURCES = '**/*.{ts,tsx}';

const CLIMBING = { group: ['../../../**'], message: 'Use a #… import.' };
const TESTS = {
  regex: '^(#|(\\.\\./)+)tests/',
  message: 'Only tests/ imports tests/: shared test support is in testkit/.',
};

/** Forbids the files of `folder` to import the `forbidden` folders, by `#folder/…` or by a relative path. Unit tests are exempt. */
function wall(folder, forbidden, message) {
  const names = forbidden.join('|');
  const regex = `^(#|(\\.\\./)+)(${names})/`;
  return {
    files: [`${folder}/${SOURCES}`],
    ignores: ['**/*.test.ts', '**/*.contract-suite.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex, message }, TESTS, CLIMBING] }] },
  };
}

function allBut(...names) {
  return [...FOLDERS, 'testkit'].filter((name) => !names.includes(name));
}

function others(subgraph) {
  return SUBGRAPHS.filter((other) => other !== subgraph);
}

/** platform <- gateway; platform, schema <- social <- subgraphs; network above all; tests, bench and examples outside. */
const walls = [
  // Contracts only need the types of the event envelope.
  wall('schema', allBut('schema', 'platform'), 'schema/ imports the types of platform/ only.'),
  wall('platform', allBut('platform'), 'platform/ is product-free: it imports no other folder.'),
  wall('gateway', allBut('platform', 'gateway'), 'gateway/ is product-free: it imports platform/ only.'),
  wall('social', allBut('schema', 'platform', 'social'), 'social/ imports platform/ and schema/ only.'),
  // The embedded store speaks MongoDB's wire protocol and is independent of the product.
  wall('embedded', allBut('embedded'), 'embedded/ imports no other folder.'),
  wall('network', ['testkit'], 'network/ imports no test support.'),
  // What the API offers is all that the web client has; the keys of its cache are published with the schema.
  wall('web', allBut('schema'), 'web/ knows the public API alone: no other folder.'),
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

/**
 * A cast through `unknown` switches the type checker off, so each needs its reason: a comment on its line, or right before
 * the cast, its property or its statement.
 */
const explainedCasts = {
  meta: {
    type: 'problem',
    messages: { unexplained: 'Say in a comment why this cast through unknown is safe.' },
  },
  create(context) {
    const commented = new Set();
    for (const { loc } of context.sourceCode.getAllComments())
      for (let line = loc.start.line; line <= loc.end.line + 1; line++) commented.add(line);
    // One reason may serve several casts in a row.
    context.sourceCode.lines.forEach((text, index) => {
      if (commented.has(index + 1) && text.includes('as unknown as')) commented.add(index + 2);
    });
    return {
      'TSAsExpression > TSAsExpression > TSUnknownKeyword'(keyword) {
        const cast = keyword.parent.parent;
        const lines = [cast.loc.start.line, keyword.loc.start.line, cast.loc.end.line];
        for (
          let node = cast;
          node && !/Statement$|Declaration$|^Program$/.test(node.type);
          node = node.parent
        )
          lines.push(node.loc.start.line);
        if (!lines.some((line) => commented.has(line)))
          context.report({ node: cast, messageId: 'unexplained' });
      },
    };
  },
};

/** Objects that are read with what they belong to, or that happen once: no cache keeps a record of each. */
const WITHOUT_ID = {
  types: [
    ...['PageInfo', 'Session', 'TimelineGap', 'TweetDeleted', 'TweetEdit', 'TweetEdited', 'TweetPosted'],
    ...['NotificationAdded', 'NotificationSetting', 'NotificationsGap', 'NotificationsRead'],
    ...['ConversationMember', 'MessageReaction', 'MessageSettings', 'MutedWord'],
    ...[
      'ConversationChanged',
      'ConversationsGap',
      'MembersChanged',
      'MessageChanged',
      'MessageDeleted',
      'MessageSent',
    ],
    ...['ReactionChanged', 'ReceiptMoved', 'Typing'],
    ...['FocalPoint', 'ImageVariant', 'SignedUpload', 'SignedUploadHeader'],
  ],
  suffixes: ['Connection', 'Edge', 'Payload'],
};

/** The schema that clients see, by the rules for schemas and those for Relay; what is switched off has its reason. */
const clientSchema = {
  files: ['schema/api.graphql'],
  plugins: { '@graphql-eslint': graphqlPlugin },
  languageOptions: {
    parser: graphqlPlugin.parser,
    parserOptions: { graphQLConfig: { schema: './schema/api.graphql' } },
  },
  rules: {
    ...graphqlPlugin.configs['flat/schema-recommended'].rules,
    ...graphqlPlugin.configs['flat/schema-relay'].rules,
    '@graphql-eslint/strict-id-in-types': ['error', { exceptions: WITHOUT_ID }],
    // The names of the three roots say what they are, and several subgraphs extend each.
    '@graphql-eslint/require-description': [
      'error',
      {
        types: true,
        FieldDefinition: true,
        ignoredSelectors: ['[type=ObjectTypeDefinition][name.value=/^(Query|Mutation|Subscription)$/]'],
      },
    ],
    // Every list goes forwards. Backwards needs reads of its own, which the home timeline alone has.
    '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
    // Short lists, such as the mentions of a tweet, are no connections.
    '@graphql-eslint/relay-edge-types': [
      'error',
      { withEdgeSuffix: true, shouldImplementNode: true, listTypeCanWrapOnlyEdgeType: false },
    ],
    // `User.username` is what the product calls it.
    '@graphql-eslint/no-typename-prefix': 'off',
  },
};

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
  clientSchema,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: [SOURCES] })),
  { ...reactHooks.configs.flat['recommended-latest'], files: ['web/**/*.{ts,tsx}'] },
  {
    files: [SOURCES],
    plugins: { rookery: { rules: { 'explained-casts': explainedCasts } } },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': ['error', { patterns: [TESTS, CLIMBING] }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'mongodb',
              message: 'Only store/, social/read-models and platform/mongo import mongodb.',
            },
          ],
        },
      ],
      'rookery/explained-casts': 'error',
      // GraphQL's string enums are compared with their values; the compiler rejects a text that is no member.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // Interfaces declare functions in method syntax, whether closures or classes implement them: the rule reports both.
      '@typescript-eslint/unbound-method': 'off',
      // The reason of an AbortSignal is declared as `any` or `unknown`.
      '@typescript-eslint/prefer-promise-reject-errors': [
        'error',
        { allowThrowingAny: true, allowThrowingUnknown: true },
      ],
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
    // Settings are read at the entries of processes. All other code receives plain values.
    files: FOLDERS.map((folder) => `${folder}/**/*.ts`),
    ignores: ['**/main.ts', 'platform/config/**', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only main.ts and platform/config read process.env.' },
      ],
    },
  },
  {
    // Both parameters of AnyEvent are `any`, so that every declared event fits: the bus reads its envelope only.
    files: ['platform/bus/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
  {
    files: ['**/*.test.ts', '**/*.contract-suite.ts', '{tests,testkit}/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      // Responses, metrics and raw documents are `any` here. A wrong assumption about one fails its expectation.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // Test doubles implement asynchronous interfaces without waiting for anything.
      '@typescript-eslint/require-await': 'off',
      // Titles of generated cases print whatever was generated.
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
);
