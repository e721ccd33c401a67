/** How many edges one reaction changes: each takes a few ms, and a reaction must settle in bounded time. */
export const SLICE = 1_000;
