import type { PlanNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { FetchStep } from './fetch-step.js';
import { UnsupportedPlan } from './unsupported-plan.js';
import { planPath, type PlaceTree, type PlanPath } from './places.js';
import type { Run } from './run.js';
import type { DirectiveVariables } from './directive-variables.js';

/** A node of a plan, ready to be carried out as often as one likes. */
export interface Step {
  /** Resolves when it is done; undefined when there was nothing to wait for. Never rejects. */
  execute(run: Run): Promise<unknown> | undefined;
}

/** What all the steps of a plan are prepared with. */
export interface Preparation {
  readonly supergraphSchema: GraphQLSchema;
  readonly directiveVariables: DirectiveVariables;
  /** Filled by the fetches, as they are prepared, with the places that they write to. */
  readonly places: PlaceTree;
}

/** Prepares a node of a plan. `path` is where the nodes around it lead. Throws UnsupportedPlan for `@defer`. */
export function prepareStep(node: PlanNode, preparation: Preparation, path: PlanPath = []): Step {
  const prepare = (inner: PlanNode): Step => prepareStep(inner, preparation, path);
  switch (node.kind) {
    case 'Fetch':
      return new FetchStep(node, path, preparation.places, preparation.supergraphSchema);
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
      throw new UnsupportedPlan('A part of the answer comes later.');
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
