/** One command of `rookery`. */
export interface CliCommand {
  /** The arguments, as usage shows them; empty for none. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `rookery <command> --help` shows below. */
  readonly details?: string;
  /** Loads the code of the command, and nothing that only other commands need: that is most of the time of a start. */
  readonly load: (args: readonly string[]) => Promise<{ run: (args: readonly string[]) => Promise<void> }>;
}

export type CliCommands = Readonly<Record<string, CliCommand>>;

/** The arguments do not fit the command; the usage is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command without arguments. */
const DEFAULT_COMMAND = 'start';
const HELP = new Set(['--help', '-h', 'help']);

/** The exit code for arguments that no command understands. */
const USAGE_EXIT = 2;
/** The exit code of a command that failed. */
const FAILURE_EXIT = 1;

/** Runs the command that the arguments name. Sets the exit code: 2 for wrong arguments, 1 for a failure. */
export async function runCommand(commands: CliCommands, args: readonly string[]): Promise<void> {
  const [name = DEFAULT_COMMAND, ...rest] = args;
  if (HELP.has(name)) return console.log(overview(commands));
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) return fail(`There is no command ${name}.\n\n${overview(commands)}`, USAGE_EXIT);
  if (rest.some((each) => each === '--help' || each === '-h')) return console.log(usageOf(name, command));
  try {
    const { run } = await command.load(rest);
    await run(rest);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (isUsageError(error)) fail([message, usageOf(name, command)].filter(Boolean).join('\n\n'), USAGE_EXIT);
    else fail(message, FAILURE_EXIT);
  }
}

/** Refuses arguments of a command that takes none. */
export function expectNoArguments(args: readonly string[]): void {
  if (args.length > 0) throw new UsageError(`Unexpected argument ${args[0]}.`);
}

function fail(text: string, exitCode: number): void {
  console.error(text);
  process.exitCode = exitCode;
}

/** Of ours, or of `parseArgs`. */
function isUsageError(error: unknown): boolean {
  if (error instanceof UsageError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && code.startsWith('ERR_PARSE_ARGS');
}

function usageOf(name: string, { usage, summary, details }: CliCommand): string {
  const line = `Usage: rookery ${name}${usage === '' ? '' : ` ${usage}`}`;
  return [line, summary, ...(details === undefined ? [] : [details])].join('\n\n');
}

function overview(commands: CliCommands): string {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length));
  return [
    'Usage: rookery [command] [arguments]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    `The default command is ${DEFAULT_COMMAND}. \`rookery <command> --help\` describes the arguments of a command.`,
    'Settings are read from the environment.',
  ].join('\n');
}
