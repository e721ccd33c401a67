import type { DemoAccount } from './seed/index.js';

/** Prints the addresses of a network that is ready. */
export function printWelcome(url: string, directory: string, demo: DemoAccount | null): void {
  const lines = [
    '',
    'Rookery is ready.',
    '',
    `  GraphQL        ${url}/graphql      (a browser gets Apollo Sandbox)`,
    `  Subscriptions  ${url.replace('http', 'ws')}/graphql`,
    `  GraphiQL       ${url}/graphiql     (works offline)`,
    `  Data           ${directory}`,
  ];
  if (demo) lines.push(`  Sign in        username ${demo.username}, password ${demo.password}`);
  console.log([...lines, ''].join('\n'));
}
