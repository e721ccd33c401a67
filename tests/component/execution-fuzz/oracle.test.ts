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
    let compared = 0;
    let refused = 0;
    let seed = FIRST_SEED;
    for (; compared < RUNS; seed++) {
      const opened = graphOf(seed);
      for (let index = 0; opened && index < OPERATIONS && compared < RUNS; index++) {
        const given = caseOf(opened, seed * 1_000 + index);
        if (!given) continue;
        const { isRefused, difference } = await check(opened.graph, given);
        if (isRefused) refused++;
        else compared++;
        if (difference === null) continue;
        expect.fail(`FUZZ_SEED=${seed}, operation ${index}, in its smallest form:\n\n${await report(given)}`);
      }
    }
    console.log(
      `graphs ${FIRST_SEED} to ${seed - 1}: ${compared} operations compared, the planner refused ${refused}`,
    );
    expect(refused).toBeLessThan(Math.max(5, RUNS / 200));
  },
  Math.max(120_000, RUNS * 200),
);
