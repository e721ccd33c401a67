import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({
  // The tests check import rules of files that do not exist, so no types are needed.
  overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: null } } },
  ruleFilter: ({ ruleId }) => ruleId.includes('no-restricted'),
});

/** The lint messages for `code` in `file`. */
async function lint(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ message }) => message);
}

describe('the import rules', () => {
  it.each([
    ['schema/events.ts', '#social/visibility.js'],
    ['schema/events.ts', '#testkit/subgraph-deps.js'],
    ['platform/cursor.ts', '#testkit/subgraph-deps.js'],
    ['platform/cursor.ts', '#social/visibility.js'],
    ['platform/cursor.ts', '#network/network.js'],
    ['gateway/gateway.ts', '#network/network.js'],
    ['gateway/gateway.ts', '#testkit/subgraph-deps.js'],
    ['social/visibility.ts', '#gateway/index.js'],
    ['social/visibility.ts', '#network/network.js'],
    ['social/visibility.ts', '#testkit/subgraph-deps.js'],
    ['social/visibility.ts', 'mongodb'],
    ['embedded/index.ts', '#schema/events.js'],
    ['embedded/index.ts', '#testkit/subgraph-deps.js'],
    ['network/network.ts', '#testkit/subgraph-deps.js'],
    ['network/network.ts', '../tests/component/tweets/pages.js'],
    ['subgraphs/tweets/service.ts', '#embedded/index.js'],
    ['subgraphs/tweets/service.ts', '#testkit/subgraph-deps.js'],
    ['testkit/subgraph-deps.ts', '../tests/component/tweets/pages.js'],
    ['bench/main.ts', '../tests/component/tweets/pages.js'],
    ['platform/cursor.test.ts', '../tests/component/tweets/pages.js'],
    ['platform/bus/bus.ts', '#schema/events.js'],
    ['gateway/gateway.ts', '#social/visibility.js'],
    ['gateway/gateway.ts', '#schema/events.js'],
    ['social/visibility.ts', '#subgraphs/index.js'],
    ['platform/cursor.ts', '#subgraphs/index.js'],
    ['platform/cursor.ts', '../gateway/index.js'],
    ['gateway/gateway.ts', '#subgraphs/tweets/index.js'],
    ['gateway/live/live.ts', '#embedded/index.js'],
    ['embedded/index.ts', '#platform/clock.js'],
    ['subgraphs/tweets/service.ts', '#subgraphs/users/index.js'],
    ['subgraphs/tweets/service.ts', '../users/index.js'],
    ['subgraphs/tweets/commands/post-tweet.ts', '../../users/store/users.js'],
    ['subgraphs/tweets/service.ts', '#gateway/index.js'],
    ['subgraphs/tweets/service.ts', '#network/index.js'],
    ['subgraphs/tweets/commands/post-tweet.ts', 'mongodb'],
    ['gateway/gateway.ts', 'mongodb'],
    ['platform/bus/memory.ts', 'mongodb'],
    ['platform/bus/memory.ts', '../../../outside.js'],
  ])('forbid %s to import %s', async (file, imported) => {
    expect(await lint(file, `import '${imported}';`)).toHaveLength(1);
  });

  it.each([
    ['schema/events.ts', '#platform/event.js'],
    ['social/visibility.ts', '#platform/clock.js'],
    ['social/visibility.ts', '#schema/events.js'],
    ['social/read-models/graph.ts', 'mongodb'],
    ['testkit/subgraph-deps.ts', '#network/network.js'],
    ['bench/main.ts', '#testkit/subgraph-deps.js'],
    ['platform/cursor.test.ts', '#testkit/subgraph-deps.js'],
    ['subgraphs/tweets/service.ts', '#social/visibility.js'],
    ['subgraphs/tweets/service.ts', '#platform/clock.js'],
    ['subgraphs/tweets/service.ts', './store/tweets.js'],
    ['subgraphs/tweets/commands/post-tweet.ts', '../store/tweets.js'],
    ['subgraphs/tweets/store/tweets.ts', 'mongodb'],
    ['platform/mongo/mongo.ts', 'mongodb'],
    ['network/network.ts', '#gateway/index.js'],
    ['network/network.ts', '#subgraphs/index.js'],
  ])('allow %s to import %s', async (file, imported) => {
    expect(await lint(file, `import '${imported}';`)).toEqual([]);
  });

  it('allow process.env in main.ts only', async () => {
    expect(await lint('gateway/gateway.ts', 'export const port = process.env.PORT;')).toHaveLength(1);
    expect(await lint('network/main.ts', 'export const port = process.env.PORT;')).toEqual([]);
  });
});
