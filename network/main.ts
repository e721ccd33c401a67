// The entry of every process: `rookery start`, `rookery gateway`, `rookery subgraph <name>`.
const [command = 'start', argument] = process.argv.slice(2);

// Each command loads what it needs and no more: that is most of the time of a start.
const COMMANDS: Readonly<Record<string, () => Promise<void>>> = {
  start: async () => (await import('./commands/start.js')).start(),
  gateway: async () => (await import('./commands/gateway.js')).runGateway(),
  subgraph: async () => (await import('./commands/subgraph.js')).runSubgraph(argument),
};

const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
if (run) await run();
else {
  console.error(`Usage: rookery ${Object.keys(COMMANDS).join('|')}`);
  process.exitCode = 2;
}
