import type { Supergraph } from '@apollo/federation-internals';
import { createHash } from 'node:crypto';

/** Which of the labels are on, as a key of the plans that are made for it. Empty when the supergraph has no labels. */
export type OverrideDecision = string;

const PERCENT = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/;
const HASH_RANGE = 2 ** 32;

/**
 * The labels of `@override(from:, label: "percent(n)")`: a part of the traffic takes the field from the subgraph that
 * overrides, the rest from the one that is overridden. One number between 0 and 100 decides about all labels of an
 * operation, so that n labels make n + 1 plans and not 2^n.
 */
export class ProgressiveOverrides {
  /** Ascending. */
  readonly #percents: readonly { readonly label: string; readonly percent: number }[];

  /** Throws for a label that is not a percentage: only an external service could decide about it. */
  constructor(supergraph: Supergraph) {
    const percents = [...labelsOf(supergraph)].map((label) => {
      const percent = Number(PERCENT.exec(label)?.[1] ?? Number.NaN);
      if (percent >= 0 && percent <= 100) return { label, percent };
      throw new Error(
        `The supergraph has @override(label: "${label}"); this gateway supports only labels such as "percent(25)".`,
      );
    });
    this.#percents = percents.sort((a, b) => a.percent - b.percent);
  }

  /** The same for the same subject, such as a viewer's id: a viewer does not move to and fro between two subgraphs. */
  decide(subject: string): OverrideDecision {
    if (this.#percents.length === 0) return '';
    const hash = createHash('sha256').update(subject).digest().readUInt32BE(0);
    const dice = (hash / HASH_RANGE) * 100;
    return String(this.#percents.filter(({ percent }) => percent <= dice).length);
  }

  /** The labels as the query planner takes them. */
  conditions(decision: OverrideDecision): Map<string, boolean> {
    const off = Number(decision);
    return new Map(this.#percents.map(({ label }, index) => [label, decision !== '' && index >= off]));
  }
}

function labelsOf({ schema }: Supergraph): Set<string> {
  const labels = new Set<string>();
  for (const application of schema.directive('join__field')?.applications() ?? []) {
    const label = (application.arguments() as { overrideLabel?: string }).overrideLabel;
    if (label) labels.add(label);
  }
  return labels;
}
