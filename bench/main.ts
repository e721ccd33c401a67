// `npm run bench` runs all benches, `npm run bench fan-out` runs one. A bench prints ratios of values from the same run: only
// ratios can be compared between machines.
import { readdir } from 'node:fs/promises';

interface Bench {
  run(): Promise<void>;
}

const wanted = process.argv.slice(2);
const files = await readdir(new URL('.', import.meta.url));
const names = files
  .filter((file) => file.endsWith('.ts') && file !== 'main.ts')
  .map((file) => file.replace(/\.ts$/, ''));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`Unknown bench: ${unknown.join(', ')}. Available benches: ${names.join(', ')}.`);
  process.exitCode = 1;
} else {
  for (const name of wanted.length > 0 ? wanted : names) {
    console.log(`\n# ${name}`);
    const bench = (await import(new URL(`${name}.ts`, import.meta.url).href)) as Bench;
    await bench.run();
  }
}
