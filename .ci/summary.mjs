// Adds up the reports of several runs. A test counts as run when it ran in any of them; one that ran nowhere is named
// and counts as failed.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const results = new Map();
let passed = 0;
let failed = 0;
for (const path of process.argv.slice(2)) {
  for (const file of JSON.parse(readFileSync(path, 'utf8')).testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) {
      failed += 1;
      console.log(`did not load: ${relative('.', file.name)}`);
    }
    for (const { fullName, status } of file.assertionResults) {
      const name = `${relative('.', file.name)} > ${fullName}`;
      if (status === 'passed') passed += 1;
      if (status === 'failed') {
        failed += 1;
        console.log(`failed: ${name}`);
      }
      results.set(name, (results.get(name) ?? false) || status === 'passed' || status === 'failed');
    }
  }
}
const skipped = [...results].filter(([, ran]) => !ran).map(([name]) => name);
for (const name of skipped) console.log(`ran nowhere: ${name}`);
console.log(`${passed} passed, ${failed + skipped.length} failed`);
process.exitCode = failed + skipped.length === 0 ? 0 : 1;
