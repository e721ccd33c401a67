/** The URL of a file of the package that is not code. `path` is relative to its root; the compiled code is a folder deeper. */
export function packageFile(path: string): URL {
  const compiled = import.meta.url.endsWith('.js');
  return new URL(`${compiled ? '../../' : '../'}${path}`, import.meta.url);
}
