import { readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const path = 'schema/api.graphql';
const api = readFileSync(path, 'utf8');

/** The rules that a schema breaks. */
async function broken(schema: string): Promise<string[]> {
  const [result] = await new ESLint().lintText(schema, { filePath: path });
  return [...new Set(result!.messages.map(({ ruleId, message }) => ruleId ?? message))];
}

describe('the lint of the schema that clients see', () => {
  it('passes', async () => {
    expect(await broken(api)).toEqual([]);
  });

  it.each([
    ['relay-arguments', /\bafter: String\n/g, 'behind: String\n'],
    ['relay-page-info', 'endCursor: String\n', 'end: String\n'],
    ['relay-edge-types', 'node: Tweet\n', 'tweet: Tweet\n'],
    [
      'strict-id-in-types',
      'type TweetEdit {',
      'type TweetEditOther {\n  """x"""\n  x: Int\n}\n\ntype TweetEdit {',
    ],
  ])('refuses what breaks %s', async (rule, text, replacement) => {
    const changed = api.replace(text, replacement);
    expect(changed).not.toBe(api);
    expect(await broken(changed)).toContain(`@graphql-eslint/${rule}`);
  });
});
