import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCommand, UsageError, type CliCommands } from './cli.js';

describe('runCommand', () => {
  const run = vi.fn<(args: readonly string[]) => Promise<void>>();
  const load = vi.fn(() => Promise.resolve({ run }));
  const commands: CliCommands = {
    start: { usage: '', summary: 'Starts.', load },
    greet: { usage: '<name>', summary: 'Greets.', details: 'Twice.', load },
  };
  let printed: string[];
  let complaints: string[];

  beforeEach(() => {
    printed = [];
    complaints = [];
    vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
    vi.spyOn(console, 'error').mockImplementation((text: string) => void complaints.push(text));
    run.mockReset().mockResolvedValue();
    load.mockClear();
  });
  afterEach(() => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
  });

  it('runs the named command with the arguments behind the name', async () => {
    await runCommand(commands, ['greet', 'ada']);
    expect(run).toHaveBeenCalledWith(['ada']);
    expect(process.exitCode).toBeUndefined();
  });

  it('runs `start` without arguments', async () => {
    await runCommand(commands, []);
    expect(run).toHaveBeenCalledWith([]);
  });

  it('lists the commands for --help, and loads none of them', async () => {
    await runCommand(commands, ['--help']);
    expect(printed.join()).toMatch(/Usage: rookery[^]*start {2}Starts\.[^]*greet {2}Greets\./);
    expect(load).not.toHaveBeenCalled();
  });

  it('describes one command for its --help, and does not load it', async () => {
    await runCommand(commands, ['greet', '--help']);
    expect(printed).toEqual(['Usage: rookery greet <name>\n\nGreets.\n\nTwice.']);
    expect(load).not.toHaveBeenCalled();
  });

  it.each(['dance', 'toString'])('ends with code 2 and the list for the unknown command %s', async (name) => {
    await runCommand(commands, [name]);
    expect(process.exitCode).toBe(2);
    expect(complaints.join()).toMatch(new RegExp(`There is no command ${name}\\.[^]*Usage: rookery`));
  });

  it('ends with code 2 and the usage for wrong arguments', async () => {
    run.mockRejectedValue(new UsageError('Whom?'));
    await runCommand(commands, ['greet']);
    expect(process.exitCode).toBe(2);
    expect(complaints).toEqual(['Whom?\n\nUsage: rookery greet <name>\n\nGreets.\n\nTwice.']);
  });

  it('ends with code 1 and one line for a failure', async () => {
    run.mockRejectedValue(new Error('The network is away.'));
    await runCommand(commands, ['greet', 'ada']);
    expect(process.exitCode).toBe(1);
    expect(complaints).toEqual(['The network is away.']);
  });
});
