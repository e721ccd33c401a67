import { gzipSync } from 'node:zlib';
import { bundleWebClient } from '../../network/web-client/bundle.js';
import { WEB_PATH } from '../../network/web-client/index.js';

/** What a browser may have to load before it shows the first page, in bytes of gzip. */
const BUDGET = 180_000;

/** Compares the files of the first page with the budget: the script and the style, not what is loaded later. */
export async function checkWebClient(): Promise<string[]> {
  const files = await bundleWebClient(WEB_PATH);
  const first = files.filter(({ name }) => /^(app|chunk)-/.test(name));
  const size = first.reduce((sum, { text }) => sum + gzipSync(text).length, 0);
  return size > BUDGET ? [`The first page loads ${size} bytes, more than ${BUDGET}.`] : [];
}
