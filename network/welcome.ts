import type { DemoAccount } from './demo/index.js';

/** How the first user of a network without demo users comes in. */
const REGISTER =
  'mutation { register(input: { username: "you", displayName: "You", email: "you@example.com", password: "eight or more characters" }) { accessToken } }';

/** Prints the addresses of a network that is ready. */
export function printWelcome(
  url: string,
  directory: string,
  {
    bytesUrl,
    demo,
    explorer,
    web,
  }: { bytesUrl: string; demo: DemoAccount | null; explorer: boolean; web: boolean },
): void {
  const lines = [
    '',
    'Rookery is ready.',
    '',
    ...(web ? [`  Web client     ${url}/`] : []),
    `  GraphQL        ${url}/graphql${explorer ? '      (a browser gets Apollo Sandbox)' : ''}`,
    `  Subscriptions  ${url.replace('http', 'ws')}/graphql`,
    ...(explorer
      ? [`  GraphiQL       ${url}/graphiql     (works offline)`, `  Reference      ${url}/docs`]
      : []),
    `  Media          ${bytesUrl}`,
    `  Data           ${directory}`,
  ];
  if (demo) lines.push(`  Sign in        username ${demo.username}, password ${demo.password}`);
  else lines.push('  First user     ' + REGISTER);
  console.log([...lines, ''].join('\n'));
}
