// Adds up the reports of several runs. A test that every run skipped is named and counts as failed. The suites that compare
// with a MongoDB-compatible engine are the exception where there is no engine (WITHOUT_ENGINE), and so are those that compare with
// kubectl (WITHOUT_KUBECTL): they are named and not counted.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

/** By file: the tests that were skipped in the run that skipped the fewest of them. */
const skipped = new Map();
let passed = 0;
let failed = 0;
for (const report of process.argv.slice(2)) {
  for (const { name, status, message, assertionResults } of JSON.parse(readFileSync(report, 'utf8'))
    .testResults) {
    const file = relative('.', name);
    const by = (wanted) => assertionResults.filter((test) => test.status === wanted);
    const skips = assertionResults.filter((test) => !['passed', 'failed'].includes(test.status));
    passed += by('passed').length;
    failed += by('failed').length;
    for (const { fullName } of by('failed')) console.log(`failed: ${file} > ${fullName}`);
    if (status === 'failed' && by('failed').length === 0) {
      failed += 1;
      console.log(`failed: ${file}: ${message}`);
    }
    const before = skipped.get(file);
    if (before === undefined || skips.length < before.length) skipped.set(file, skips);
  }
}
const needsKubectl = /renders to what kubectl renders$/;
const needsEngine = /^tests\/component\/embedded\/(conformance\/mongodb|fuzz\/differential)\./;
for (const [file, tests] of skipped) {
  if (process.env.WITHOUT_ENGINE && needsEngine.test(file)) {
    console.log(`left out without an engine: ${file}, ${tests.length} tests`);
    continue;
  }
  const tolerated = process.env.WITHOUT_KUBECTL
    ? tests.filter(({ fullName }) => needsKubectl.test(fullName))
    : [];
  for (const { fullName } of tolerated) console.log(`left out without kubectl: ${file} > ${fullName}`);
  const ranNowhere = tests.filter((test) => !tolerated.includes(test));
  failed += ranNowhere.length;
  for (const { fullName } of ranNowhere) console.log(`ran nowhere: ${file} > ${fullName}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
