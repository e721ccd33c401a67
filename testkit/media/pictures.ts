import { deflateSync, crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

const RED = { r: 220, g: 20, b: 20 };
const BLUE = { r: 20, g: 20, b: 220 };

/** A picture whose left half is red and whose right half is blue. */
export async function redAndBlue(width: number, height: number): Promise<Sharp> {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const red = await sharp({ create: { ...half, background: RED } })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: BLUE } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

/** A JPEG that a camera held upright would write: the pixels lie on their side, and the place is in it. */
export async function cameraPicture(width: number, height: number): Promise<Buffer> {
  return (await redAndBlue(width, height))
    .jpeg({ quality: 95 })
    .withExif({ IFD0: { Make: 'SecretCamera' }, IFD3: { GPSLatitude: '48/1 51/1 30/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

/** The average colour of a part of a picture: `red`, `blue`, or the numbers. */
export async function colourAt(bytes: Buffer, part: 'left' | 'right' | 'top' | 'bottom'): Promise<string> {
  const { width, height } = await sharp(bytes).metadata();
  const [w, h] = [Math.ceil(width / 5), Math.ceil(height / 5)];
  const left = part === 'right' ? width - w : part === 'left' ? 0 : Math.floor((width - w) / 2);
  const top = part === 'bottom' ? height - h : part === 'top' ? 0 : Math.floor((height - h) / 2);
  const cut = await sharp(bytes).extract({ left, top, width: w, height: h }).png().toBuffer();
  const { channels } = await sharp(cut).stats();
  const [r = 0, g = 0, b = 0] = channels.map(({ mean }) => mean);
  const isNear = (colour: typeof RED): boolean =>
    Math.abs(r - colour.r) + Math.abs(g - colour.g) + Math.abs(b - colour.b) < 40;
  return isNear(RED) ? 'red' : isNear(BLUE) ? 'blue' : `${r},${g},${b}`;
}

/** A PNG that says it is `side` pixels wide and high. Its few bytes inflate to `rows` rows. */
export function pngBomb(side: number, rows: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const body = deflateSync(Buffer.alloc((side + 1) * rows), { level: 9 });
  const parts = [chunk('IHDR', head), chunk('IDAT', body), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named) >>> 0);
  return Buffer.concat([length, named, check]);
}

/** A GIF of one pixel with many frames. */
export function gifOf(frames: number): Buffer {
  const head = Buffer.from('47494638396101000100800000000000ffffff', 'hex');
  const frame = Buffer.from('21f904000a0000002c000000000100010000020244', 'hex');
  const rest = Buffer.from('0100', 'hex');
  return Buffer.concat([
    head,
    ...Array.from({ length: frames }, () => Buffer.concat([frame, rest])),
    Buffer.from(';'),
  ]);
}
