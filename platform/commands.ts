import { RookeryError } from './errors.js';
import type { Viewer } from './viewer.js';

/**
 * A write: checks, then one document write that carries its event. `actor` is the user who acts, `input` the
 * client's input. Every command of every subgraph has this signature.
 */
export type Command<Deps, Actor, Input, Result> = (deps: Deps, actor: Actor, input: Input) => Promise<Result>;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- every command of a record has its own input type
type AnyCommand<Deps, Actor> = Command<Deps, Actor, any, unknown>;

/** The commands of one actor, which take only their input. */
export type BoundCommands<Commands extends Record<string, AnyCommand<never, never>>> = {
  readonly [Name in keyof Commands]: (
    ...input: undefined extends Parameters<Commands[Name]>[2]
      ? [input?: Parameters<Commands[Name]>[2]]
      : [input: Parameters<Commands[Name]>[2]]
  ) => ReturnType<Commands[Name]>;
};

/**
 * Binds commands to one request. `actorOf` is called for each command, and throws when the viewer may not
 * act.
 */
export function bindCommands<Deps, Actor, Commands extends Record<string, AnyCommand<Deps, Actor>>>(
  commands: Commands,
  deps: Deps,
  actorOf: () => Actor,
): BoundCommands<Commands> {
  const bound = Object.entries(commands).map(([name, command]) => [
    name,
    // Async, so that an error of `actorOf` becomes a rejection.
    async (input: unknown) => command(deps, actorOf(), input),
  ]);
  return Object.fromEntries(bound) as BoundCommands<Commands>;
}

/** The only check of sign-in: returns the viewer, or throws UNAUTHENTICATED. */
export function signedIn(viewer: Viewer | null): Viewer {
  if (viewer === null) throw new RookeryError('UNAUTHENTICATED');
  return viewer;
}
