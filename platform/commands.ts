import { RookeryError } from './errors.js';
import type { Viewer } from './viewer.js';

/**
 * A write: checks, then one document with its event. `actor` is who does it, `input` what the client sent. The form of every
 * command of every subgraph.
 */
export type Command<Deps, Actor, Input, Result> = (deps: Deps, actor: Actor, input: Input) => Promise<Result>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of commands has as many types of input as commands
type AnyCommand<Deps, Actor> = Command<Deps, Actor, any, unknown>;

/** Commands of one actor: what is left to give is the input. */
export type BoundCommands<Commands extends Record<string, AnyCommand<never, never>>> = {
  readonly [Name in keyof Commands]: (
    ...input: undefined extends Parameters<Commands[Name]>[2]
      ? [input?: Parameters<Commands[Name]>[2]]
      : [input: Parameters<Commands[Name]>[2]]
  ) => ReturnType<Commands[Name]>;
};

/** The commands of one request. `actorOf` is asked for each command, and rejects for who may not act at all. */
export function bindCommands<Deps, Actor, Commands extends Record<string, AnyCommand<Deps, Actor>>>(
  commands: Commands,
  deps: Deps,
  actorOf: () => Actor,
): BoundCommands<Commands> {
  const bound = Object.entries(commands).map(([name, command]) => [
    name,
    // Async, so that a refusal of the actor is a rejection, as every other refusal is.
    async (input: unknown) => command(deps, actorOf(), input),
  ]);
  return Object.fromEntries(bound) as BoundCommands<Commands>;
}

/** The one place where sign-in is checked: the viewer, or UNAUTHENTICATED. */
export function signedIn(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
  return viewer;
}
