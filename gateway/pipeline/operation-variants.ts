import type { QueryPlan } from '@apollo/query-planner';
import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Viewer } from '#platform/viewer.js';
import { usualConditions, type Conditions, type PreparedOperation } from '../execution/index.js';
import { preparePlan, type Federation, type OverrideDecision } from '../federation/index.js';
import { OperationAccess, type Permitted } from './access.js';

/** Whom an operation is carried out for. */
export interface Subject {
  readonly viewer: Viewer | null;
  readonly requestId: string;
}

/** An operation as one viewer gets it: without the fields that they must not read, by the subgraphs of one decision. */
export interface OperationVariant {
  readonly plan: QueryPlan;
  readonly overrides: OverrideDecision;
  /** Throws when the operation cannot be planned. */
  readonly prepared: PreparedOperation;
  /** The errors of the fields that the viewer must not read. */
  errors(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined;
}

/** Variants of one operation that are kept. Most operations have one; a client with many tokens could make many. */
const MAX_VARIANTS = 32;

/** The variants of one operation, each planned when it is first wanted. */
export class OperationVariants {
  readonly #federation: Federation;
  readonly #document: DocumentNode;
  readonly #name: string | null;
  readonly #access: OperationAccess | null;
  readonly #usual: Conditions | null;
  readonly #variants = new LRUCache<string, Variant>({ max: MAX_VARIANTS });
  #first: Variant | undefined;

  constructor(federation: Federation, document: DocumentNode, definition: OperationDefinitionNode) {
    this.#federation = federation;
    this.#document = document;
    this.#name = definition.name?.value ?? null;
    this.#access = OperationAccess.of(federation, document, definition);
    this.#usual = usualConditions(document, definition);
  }

  /** The variant of those who may read everything, with every `@override` off. */
  get first(): OperationVariant {
    return (this.#first ??= this.#build('', null));
  }

  of({ viewer, requestId }: Subject): OperationVariant {
    const overrides = this.#federation.overrides.decide(viewer?.id ?? requestId);
    if (overrides === '' && !this.#access) return this.first;
    const key = `${overrides} ${this.#access?.keyOf(viewer) ?? ''}`;
    let variant = this.#variants.get(key);
    if (!variant) {
      variant = this.#build(overrides, this.#access?.permitted(viewer) ?? null);
      this.#variants.set(key, variant);
    }
    return variant;
  }

  #build(overrides: OverrideDecision, permitted: Permitted | null): Variant {
    return new Variant(this.#federation, {
      document: this.#document,
      name: this.#name,
      overrides,
      permitted,
      usual: this.#usual,
    });
  }
}

interface VariantOptions {
  document: DocumentNode;
  name: string | null;
  overrides: OverrideDecision;
  /** Null when everything may be read. */
  permitted: Permitted | null;
  /** The values of the conditions for which `plan` is; null without conditions. */
  usual: Conditions | null;
}

class Variant implements OperationVariant {
  readonly #federation: Federation;
  readonly #options: VariantOptions;
  #prepared: PreparedOperation | undefined;

  constructor(federation: Federation, options: VariantOptions) {
    this.#federation = federation;
    this.#options = options;
  }

  get overrides(): OverrideDecision {
    return this.#options.overrides;
  }

  get plan(): QueryPlan {
    // With undecided conditions a plan would serve no request.
    return this.#planFor(this.#options.usual);
  }

  get prepared(): PreparedOperation {
    return (this.#prepared ??= this.#prepare());
  }

  errors(variables: Readonly<Record<string, unknown>>): readonly GraphQLError[] | undefined {
    return this.#options.permitted?.errors(variables);
  }

  #prepare(): PreparedOperation {
    const { document, name, permitted } = this.#options;
    const planned = {
      document,
      operationName: name,
      planFor: (conditions: Conditions) => this.#planFor(conditions),
      ...(permitted ? { denied: permitted.denied } : {}),
    };
    return preparePlan(this.#federation, this.plan, planned);
  }

  #planFor(conditions: Conditions | null): QueryPlan {
    const { document, name, overrides, permitted } = this.#options;
    return this.#federation.plans.of(permitted?.document ?? document, name, overrides, conditions);
  }
}
