import { runProcess } from '#platform/process.js';
import { mediaOptions } from '#social/media-settings.js';
import { openByteService } from '#subgraphs/media/bytes/index.js';
import { expectNoArguments } from '../cli.js';
import { ROOKERY_SETTINGS } from '../settings.js';
import { openSplitProcess, SPLIT_SETTINGS } from '../split-process.js';

/** `rookery media`: the byte service in a process of its own. */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  await runProcess({
    name: 'media bytes',
    readSettings: () => ROOKERY_SETTINGS.read([...SPLIT_SETTINGS, 'ROOKERY_MEDIA_ORIGIN']),
    start: async (stack, settings, log) => {
      const media = mediaOptions(settings);
      if (media === null) throw new Error('Set ROOKERY_MEDIA_DIRECTORY or ROOKERY_MEDIA_S3_BUCKET.');
      const { secrets, infrastructure } = await openSplitProcess(stack, settings, log);
      const bytes = stack.use(await openByteService(settings.HOST, [settings.PORT]));
      await bytes.open(infrastructure, media, secrets);
      console.log(`media bytes are ready at ${bytes.url}`);
    },
  });
}
