import type { Cache } from '#platform/cache/index.js';
import { annotate, span } from '#platform/tracing/index.js';
import type { Viewer } from '#platform/viewer.js';
import { Deadline, TimeoutQueue, type OperationUse } from '../data-source/index.js';
import type { PreparedOperation } from '../execution/index.js';
import type { Federation, Supergraphs } from '../federation/index.js';
import { CallerAdmission, checkOperation } from './admission.js';
import { answerOf, refusalOf } from './answer.js';
import { openReader, type ReaderOptions } from './document-reader.js';
import { useFor, withExplanation } from './explanation.js';
import { withLocations } from './locations.js';
import { withRefusedToken } from './refused-token.js';
import { ReadGenerations } from './read-generations.js';
import type { KnownOperation, Variables } from './known-document.js';
import { KnownDocuments } from './known-documents.js';
import type { Answer, Caller, OperationRequest, Outcome } from './operation.js';
import { PersistedQueries, type Source } from './persisted-queries.js';
import { rateHeaders, type OperationRates } from './rate.js';
import type { TrustedDocuments } from './trusted-documents.js';

export interface PipelineOptions extends ReaderOptions {
  supergraphs: Supergraphs;
  rates: OperationRates;
  cache: Cache;
  /** The documents of first-party clients; null for none. */
  trusted: TrustedDocuments | null;
  /** The number of operations per executor; incremented here. */
  executors: Record<PreparedOperation['executor'], number>;
  /** Called for every operation when it is answered. */
  observe: (observation: Observation) => void;
}

/** What is measured of an operation. */
export interface Observation {
  readonly via: Caller['via'];
  /** The field of the root; `several` for more than one. Null when the operation was refused before it was known. */
  readonly field: string | null;
  /** The codes of the errors; null for none. */
  readonly codes: readonly unknown[] | null;
  readonly seconds: number;
}

/** Executes operations of every transport. */
export interface Pipeline {
  run(request: OperationRequest, caller: Caller): Promise<Outcome>;
}

/**
 * Takes every operation through the same steps, on every transport:
 *
 *     persisted query -> parse (token limit) -> sizes -> validate -> admit (variables, cost, viewer, rate limit)
 *       -> plan -> fetch from the subgraphs -> mask errors
 *
 * The steps that depend on the text alone (up to validation, and the plan) run once for each text. A subscription leaves the
 * pipeline after admission, for live/.
 */
export async function createPipeline(options: PipelineOptions): Promise<Pipeline> {
  const { supergraphs, limits, rates, trusted, observe } = options;
  const persisted = new PersistedQueries(options.cache);
  const timeouts = new TimeoutQueue(limits.operationMs);
  const execution = { ...options, readGenerations: new ReadGenerations(), timeouts };
  let documents = await openDocuments(supergraphs.current, options);
  supergraphs.follow(async (next) => {
    const prepared = await openDocuments(next, options);
    await prepared.warmUpFrom(documents);
    return () => void (documents = prepared);
  });

  const process = async (
    request: OperationRequest,
    caller: Caller,
    seen: { field: string | null },
  ): Promise<Outcome> => {
    // The operation stays with this supergraph, even when another one replaces it meanwhile.
    const known = documents;
    const { operationName, variables = {} } = request;
    const source = await sourceOf(request, trusted, persisted);
    const admission = new CallerAdmission(caller, rates);
    let document = known.get(source.text);
    if (!document) {
      // Parsing costs more than refusing: a caller who sends new texts is counted for each, valid or not.
      await admission.admit();
      document = await known.read(source.text, caller.requestId);
    }
    const operation = document.operation(operationName);
    seen.field = operation.rootField;
    annotate(attributesOf(operation, caller));
    const cost = checkOperation(operation, variables, caller, limits);
    const { viewer, refusal, rate } = await admission.admit();
    persisted.keep(source);
    if (operation.kind === 'subscription') {
      // A stream that is silently anonymous would never tell why it is empty.
      if (refusal) throw refusal;
      return handOver(operation, variables, viewer, caller);
    }
    const use = useFor(request);
    const executed = await executeOperation(operation, variables, { viewer, use }, caller, execution);
    const located = executed.result.errors
      ? { ...executed, result: withLocations(executed.result, document.text, operation.name) }
      : executed;
    const told = refusal ? withRefusedToken(located, refusal, caller) : located;
    const answer = use ? withExplanation(told, cost, use) : told;
    const nearest = operation.kind === 'mutation' ? await rates.nearest(viewer, rate) : rate;
    return nearest ? { ...answer, headers: { ...answer.headers, ...rateHeaders(nearest) } } : answer;
  };

  return {
    async run(request, caller) {
      const startedAt = performance.now();
      const seen = { field: null };
      const outcome = await span('operation', { kind: 'SERVER', parent: caller.trace }, () =>
        process(request, caller, seen).catch((error: unknown) => refusalOf(error, caller, options)),
      );
      const seconds = (performance.now() - startedAt) / 1000;
      observe({ via: caller.via, field: seen.field, codes: codesOf(outcome), seconds });
      return outcome;
    },
  };
}

/** What the span of an operation says of it. */
function attributesOf({ kind, name }: KnownOperation, { requestId }: Caller): Record<string, string> {
  return { 'graphql.operation.type': kind, 'graphql.operation.name': name ?? '', 'request.id': requestId };
}

function codesOf(outcome: Outcome): readonly unknown[] | null {
  const errors = outcome.kind === 'answer' ? outcome.result.errors : undefined;
  return errors ? errors.map(({ extensions }) => extensions?.['code']) : null;
}

/** The text to execute: the trusted document that the request names, else the text of the request where allowed. */
function sourceOf(
  request: OperationRequest,
  trusted: TrustedDocuments | null,
  persisted: PersistedQueries,
): Source | Promise<Source> {
  const text = trusted?.textOf(request) ?? null;
  if (text !== null) return { text, keepAs: null };
  if (trusted?.mode === 'only') throw trusted.refusal(request);
  return persisted.sourceOf(request);
}

async function openDocuments(federation: Federation, options: ReaderOptions): Promise<KnownDocuments> {
  return new KnownDocuments(federation, await openReader(federation.apiSchema, options));
}

async function executeOperation(
  operation: KnownOperation,
  variables: Variables,
  { viewer, use }: { readonly viewer: Viewer | null; readonly use: OperationUse | null },
  caller: Caller,
  options: PipelineOptions & { readGenerations: ReadGenerations; timeouts: TimeoutQueue },
): Promise<Answer> {
  const { readGenerations } = options;
  const { requestId, clientIp, headers } = caller;
  const isMutation = operation.kind === 'mutation';
  const deadline = new Deadline(options.timeouts);
  caller.onLeft((reason) => deadline.abort(reason));
  try {
    const readGeneration = isMutation ? readGenerations.next() : readGenerations.of(viewer);
    const base = { viewer, requestId, clientIp, signal: deadline, readGeneration };
    // Most operations have neither, and pay for no copy.
    const context = headers || use ? { ...base, ...(headers && { headers }), ...(use && { use }) } : base;
    const variant = operation.variantFor(context);
    options.executors[variant.prepared.executor]++;
    return answerOf(await operation.execute(variant, variables, context), caller, options);
  } finally {
    deadline.end();
    if (isMutation) readGenerations.advance(viewer);
  }
}

/** live/ executes a subscription, event by event. */
function handOver(
  operation: KnownOperation,
  variables: Variables,
  viewer: Viewer | null,
  { requestId, headers }: Caller,
): Outcome {
  const { document } = operation.source;
  const variant = operation.variantFor({ viewer, requestId });
  // Every event of it would lack the field: the client learns that at once.
  const [denial] = variant.errors(variables) ?? [];
  if (denial) throw denial;
  const { federation, definition } = operation;
  return {
    kind: 'subscription',
    subscription: {
      ...{ federation, document, operation: definition, variables, viewer },
      ...(variant.overrides === '' ? {} : { overrides: variant.overrides }),
      ...(headers ? { headers } : {}),
    },
  };
}
