import type { QueryPlan } from '@apollo/query-planner';
import {
  Kind,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import type { RookeryError } from '#platform/errors.js';
import { SharedBound, type SharingCache } from '#platform/shared-bound.js';
import { DataKeys } from './data-keys.js';
import { FieldCollector, isIntrospection } from './collect-fields.js';
import { completeFields, type CompletionState } from './complete.js';
import { distinctErrors } from './distinct-errors.js';
import { FetchStep } from './fetch-step.js';
import { Introspection } from './introspection.js';
import { UnsupportedPlan } from './unsupported-plan.js';
import { nullErrors } from './null-errors.js';
import { PlaceTree } from './places.js';
import type { ExecutionRequest, PlannedOperation, PreparedOperation, Schemas } from './prepared-operation.js';
import { RequiredTree } from './required-tree.js';
import { Run } from './run.js';
import { Selection, type FieldShape } from './selection.js';
import type { Fields, Sources } from './source.js';
import { prepareStep, type Step } from './steps.js';
import { DirectiveVariables, type DirectiveValues } from './directive-variables.js';

/** The fetches of a plan. */
interface Steps {
  /** Of a subscription: the fetch that events answer. */
  readonly primary: FetchStep | null;
  readonly step: Step | null;
}

/** What the client asked for, with its conditions decided in one way. */
interface Variant extends Steps {
  /** Those of the root: of its type there is no doubt, whatever a subgraph says. */
  readonly fields: readonly FieldShape[];
  readonly introspection: Introspection | null;
}

/** One bound for the variants of all operations of a supergraph: a client can try very many values, and each variant has steps. */
const MAX_VARIANTS = 2_000;
const bounds = new WeakMap<GraphQLSchema, SharedBound>();

function boundOf(supergraphSchema: GraphQLSchema): SharedBound {
  let bound = bounds.get(supergraphSchema);
  if (!bound) bounds.set(supergraphSchema, (bound = new SharedBound(MAX_VARIANTS)));
  return bound;
}

/** Runs an operation by what was worked out when it was prepared: a request only fetches, merges and shapes. */
export class CompiledOperation implements PreparedOperation {
  readonly executor = 'lean';
  readonly plan: QueryPlan;
  readonly #schemas: Schemas;
  readonly #planned: PlannedOperation;
  readonly #directiveVariables: DirectiveVariables;
  /** The variant of an operation without conditions. */
  #only: Variant | undefined;
  readonly #variants: SharingCache<Variant>;
  /** Those of `plan`. */
  readonly #steps: Steps;

  /** Throws UnsupportedPlan for what another executor has to run. */
  constructor(schemas: Schemas, planned: PlannedOperation) {
    const { plan, document, operation } = planned;
    refusePrototypes(document);
    this.plan = plan;
    this.#schemas = schemas;
    this.#planned = planned;
    this.#directiveVariables = new DirectiveVariables(document, operation);
    this.#steps = this.#prepare(plan);
    this.#variants = boundOf(schemas.supergraphSchema).open();
  }

  async run(request: ExecutionRequest, sources: Sources): Promise<ExecutionResult<Fields>> {
    const { variables, fetchContext, event, errors } = request;
    let directiveValues: DirectiveValues;
    try {
      directiveValues = this.#directiveVariables.read(variables);
    } catch (error) {
      return { errors: [error as RookeryError] };
    }
    const run = new Run(sources, variables, directiveValues, fetchContext);
    if (errors) run.errors.push(...errors);
    const variant = this.#variantOf(directiveValues);
    if (event) variant.primary?.take(event, [run.data]);
    await variant.step?.execute(run);
    return this.#respond(run, variant);
  }

  #prepare({ node }: QueryPlan): Steps {
    const { supergraphSchema } = this.#schemas;
    const places = new PlaceTree();
    const required = new RequiredTree();
    const preparation = { supergraphSchema, directiveVariables: this.#directiveVariables, places, required };
    if (node?.kind !== 'Subscription')
      return { primary: null, step: node ? prepareStep(node, preparation) : null };
    return {
      primary: new FetchStep(node.primary, [], preparation),
      step: node.rest ? prepareStep(node.rest, preparation) : null,
    };
  }

  #respond(run: Run, { fields, introspection }: Variant): ExecutionResult<Fields> {
    for (const undo of run.undo) undo();
    if (introspection) {
      const { data, errors } = introspection.answer(run.variables);
      Object.assign(run.data, data);
      if (errors) run.errors.push(...errors);
    }
    const state: CompletionState = { hasNullViolation: false };
    const data = completeFields(fields, run.data, state);
    if (state.hasNullViolation) run.errors.push(...nullErrors(fields, run.data, run.errors, run.absent));
    return run.errors.length > 0 ? { data, errors: distinctErrors(run.errors) } : { data };
  }

  #variantOf(directiveValues: DirectiveValues): Variant {
    if (directiveValues === '') return (this.#only ??= this.#build(directiveValues));
    return this.#variants.findOrMake(directiveValues, () => this.#build(directiveValues));
  }

  #build(directiveValues: DirectiveValues): Variant {
    const { document, operation, denied, planFor } = this.#planned;
    const { apiSchema, supergraphSchema } = this.#schemas;
    const decided = { directiveVariables: this.#directiveVariables, directiveValues };
    const dataKeys = DataKeys.of(supergraphSchema);
    const collector = new FieldCollector(apiSchema, dataKeys, document, decided, denied);
    const root = apiSchema.getRootType(operation.operation) as GraphQLObjectType;
    const asked = [...collector.collect(root, [operation.selectionSet]).values()]
      .flat()
      .filter(({ name }) => isIntrospection(name.value))
      .map((node) => ({ ...node, alias: { kind: Kind.NAME as const, value: dataKeys.keyOf(node) } }));
    const conditions = this.#directiveVariables.conditions(directiveValues);
    return {
      ...(planFor && conditions.size > 0 ? this.#prepare(planFor(conditions)) : this.#steps),
      fields: new Selection(collector, root, [operation.selectionSet]).fieldsOf(root.name) ?? [],
      introspection: asked.length > 0 ? new Introspection(apiSchema, document, operation, asked) : null,
    };
  }
}

/** Responses are plain objects: a field of this name would set their prototype. */
function refusePrototypes(document: DocumentNode): void {
  visit(document, {
    Field({ alias }) {
      if (alias?.value === '__proto__') throw new UnsupportedPlan('A field has the alias __proto__.');
    },
  });
}
