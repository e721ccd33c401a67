import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import { EVERY, type PlanPath } from './places.js';

/** What the fetches of a plan require, by where it is in the merged responses. Lists add no level. */
export class RequiredTree {
  /** Whether a fetch requires the field here; otherwise only objects below it have required fields. */
  isRequired = false;
  readonly #children = new Map<string, RequiredTree>();

  /** Adds what a fetch requires of the objects at a path. */
  add(path: PlanPath, requires: readonly QueryPlanSelectionNode[]): void {
    this.at(path).#addSelections(requires);
  }

  /** The tree that begins at a path. */
  at(path: PlanPath): RequiredTree {
    return path.reduce<RequiredTree>((tree, step) => (step === EVERY ? tree : tree.#child(step)), this);
  }

  /** What is required below a response key. */
  below(key: string): RequiredTree | undefined {
    return this.#children.get(key);
  }

  #addSelections(selections: readonly QueryPlanSelectionNode[]): void {
    for (const selection of selections) {
      if (selection.kind === 'InlineFragment') {
        this.#addSelections(selection.selections);
        continue;
      }
      const field = this.#child(selection.alias ?? selection.name);
      field.isRequired = true;
      if (selection.selections) field.#addSelections(selection.selections);
    }
  }

  #child(key: string): RequiredTree {
    let child = this.#children.get(key);
    if (!child) this.#children.set(key, (child = new RequiredTree()));
    return child;
  }
}
