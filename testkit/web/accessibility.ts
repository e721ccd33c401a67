import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface Violation {
  readonly id: string;
  readonly impact?: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe calls serious or critical on a page: the rule, and where it is broken. */
export async function seriousMistakes(page: Page): Promise<string[]> {
  // The policy of the page lets no script in but its own; the browser's debugger may.
  await page.evaluate(await readFile(SCRIPT, 'utf8'));
  const found = await page.evaluate(async () => {
    // What the script of axe defines.
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found.flatMap(({ id, impact, nodes }) =>
    impact === 'serious' || impact === 'critical' ? nodes.map(({ html }) => `${id} at ${html}`) : [],
  );
}
