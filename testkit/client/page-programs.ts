import { execFile, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The programs and configurations of one page of docs/. */
export class PagePrograms {
  readonly #page: string;
  /** Where they are written: in the checkout, so that their imports resolve. */
  readonly directory: string;

  constructor(page: string, directory: string) {
    this.#page = readFileSync(page, 'utf8');
    this.directory = resolve('.data', directory);
  }

  /** Writes every program that begins with its name as a comment; resolves to the names. */
  async write(): Promise<string[]> {
    const named = [...this.#page.matchAll(/^```(?:js|ts)\n\/\/ (\S+)\n([^]*?)^```/gm)];
    for (const [, name = '', code = ''] of named) await this.put(name, code);
    return named.map(([, name = '']) => name);
  }

  /** The JSON example below a heading. */
  json(heading: string): string {
    const [, section = ''] = this.#page.split(`\n## ${heading}\n`);
    return /^```json\n([^]*?)^```/m.exec(section.split('\n## ')[0]!)?.[1] ?? '';
  }

  async put(name: string, text: string): Promise<void> {
    const path = join(this.directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }

  /** Runs a command of node_modules/.bin here; rejects with what it prints when it fails. */
  run(command: string, ...args: string[]): Promise<string> {
    return new Promise((done, fail) => {
      execFile(
        resolve('node_modules/.bin', command),
        args,
        { cwd: this.directory },
        (error, stdout, stderr) => {
          if (error) fail(new Error(`${stdout}\n${stderr}`, { cause: error }));
          else done(stdout);
        },
      );
    });
  }

  /** Starts a program and resolves to all that it prints, when it ends. `onLine` hears of each line. */
  start(
    name: string,
    args: readonly string[],
    onLine: (line: string) => void = () => undefined,
  ): Promise<string[]> {
    const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', name, ...args], {
      cwd: this.directory,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let heard = 0;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const lines = output.split('\n');
      for (; heard < lines.length - 1; heard++) onLine(lines[heard]!);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
    return new Promise((done) => child.once('close', () => done(output.trim().split('\n'))));
  }
}
