import { readCapacityFlags } from '../capacity/flags.js';
import { describeCapacity } from '../capacity/report.js';

/** `rookery capacity [--preset NAME] [--dau N ...]` */
// eslint-disable-next-line @typescript-eslint/require-await -- commands report wrong arguments by rejecting
export async function run(args: readonly string[]): Promise<void> {
  console.log(describeCapacity(readCapacityFlags(args)));
}
