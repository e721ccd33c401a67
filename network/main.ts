// The entry of every process, compiled or not: `rookery <command>`.
import { COMMANDS } from './commands/index.js';
import { runCommand } from './cli.js';

await runCommand(COMMANDS, process.argv.slice(2));
