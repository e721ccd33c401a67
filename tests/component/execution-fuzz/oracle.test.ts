import { expect, it } from 'vitest';
import { caseOf, check, graphOf, report } from '#testkit/execution-oracle/oracle.js';

/** Set FUZZ_RUNS=20000 for a long run, and FUZZ_SEED to begin with another graph. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 200);
const FIRST_SEED = Number(process.env.FUZZ_SEED ?? 1);
/** The operations of one graph: composing a graph takes as long as many of them. */
const OPERATIONS = 60;

it(
  `${RUNS} random operations on random graphs have the result of one schema with the same data`,
  async () => {
    let done = 0;
    for (let seed = FIRST_SEED; done < RUNS; seed++) {
      const opened = graphOf(seed);
      for (let index = 0; opened && index < OPERATIONS && done < RUNS; index++) {
        const given = caseOf(opened, seed * 1_000 + index);
        if (!given) continue;
        done++;
        if ((await check(opened.graph, given)) === null) continue;
        expect.fail(`FUZZ_SEED=${seed}, operation ${index}, in its smallest form:\n\n${await report(given)}`);
      }
    }
  },
  Math.max(120_000, RUNS * 200),
);
