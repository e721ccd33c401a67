import type { PlanNode } from '@apollo/query-planner';
import { FetchStep } from './fetch-step.js';
import { UnsupportedPlan } from './unsupported-plan.js';
import { planPath, type PlanPath } from './places.js';
import type { Preparation } from './preparation.js';
import type { Run } from './run.js';

/** A prepared node of a plan. */
export interface Step {
  /** Resolves when the step is done; undefined when there was nothing to fetch. Never rejects. */
  execute(run: Run): Promise<unknown> | undefined;
}

/** Prepares a node of a plan; `path` is the path of the enclosing nodes. Throws UnsupportedPlan for `@defer`. */
export function prepareStep(node: PlanNode, preparation: Preparation, path: PlanPath = []): Step {
  const prepare = (inner: PlanNode): Step => prepareStep(inner, preparation, path);
  switch (node.kind) {
    case 'Fetch':
      return new FetchStep(node, path, preparation);
    case 'Flatten':
      return prepareStep(node.node, preparation, [...path, ...planPath(node.path)]);
    case 'Sequence':
      return sequence(node.nodes.map(prepare));
    case 'Parallel':
      return parallel(node.nodes.map(prepare));
    case 'Condition': {
      const on = node.ifClause && prepare(node.ifClause);
      const off = node.elseClause && prepare(node.elseClause);
      const { directiveVariables } = preparation;
      return {
        execute: (run) =>
          (directiveVariables.isOn(node.condition, run.directiveValues) ? on : off)?.execute(run),
      };
    }
    case 'Defer':
      throw new UnsupportedPlan('The plan has a Defer node.');
  }
}

function sequence(steps: readonly Step[]): Step {
  return {
    async execute(run) {
      for (const step of steps) {
        const done = step.execute(run);
        if (done) await done;
      }
    },
  };
}

function parallel(steps: readonly Step[]): Step {
  return {
    execute(run) {
      const running: Promise<unknown>[] = [];
      for (const step of steps) {
        const done = step.execute(run);
        if (done) running.push(done);
      }
      return running.length > 1 ? Promise.all(running) : running[0];
    },
  };
}
