import { createHash } from 'node:crypto';
import { open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'blurhash';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { MAX_FRAMES, MAX_PIXELS, SIDES } from './image-limits.js';
import type { Failure, ImageAnswer, ImageJob, ImageSize, VariantFacts } from './processed-image.js';
import { sniffImage } from './sniff-image.js';

/** Of the picture that a BlurHash is made of, in pixels. */
const BLUR_SIDE = 32;
const QUALITY = { 'image/webp': 80, 'image/jpeg': 82 } as const;

sharp.cache(false);
sharp.concurrency(1);
// Nothing but the decoders of what is accepted: not those of SVG, PDF, TIFF, nor what calls other programs.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((format) => `VipsForeignLoad${format}`),
});

/** Reads a picture and writes its variants. Never throws for what the bytes are. */
export async function processImage(job: ImageJob): Promise<ImageAnswer> {
  const type = sniffImage(await headOf(job.input));
  if (type === null) return { failure: 'UNSUPPORTED_TYPE' };
  if (type !== job.contentType) return { failure: 'TYPE_MISMATCH' };
  let metadata: Metadata;
  try {
    metadata = await sharp(job.input, { limitInputPixels: false }).metadata();
  } catch {
    return { failure: 'UNREADABLE' };
  }
  const failure = refusalOf(metadata);
  if (failure !== null) return { failure };
  try {
    return await makeVariants(job, (metadata.pages ?? 1) > 1);
  } catch (error) {
    if (isSystemError(error)) throw error;
    return { failure: 'UNREADABLE' };
  }
}

function refusalOf({ width, height, pages = 1 }: Metadata): Failure | null {
  if (pages > MAX_FRAMES) return 'TOO_MANY_FRAMES';
  return width * height * pages > MAX_PIXELS ? 'TOO_MANY_PIXELS' : null;
}

async function makeVariants({ input, output }: ImageJob, animated: boolean): Promise<ImageAnswer> {
  // Orientation is applied to the pixels; the output gets no metadata, so neither place nor camera.
  const first = (side: number): Sharp => openImage(input, side, false);
  const whole = await first(SIDES.ORIGINAL).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = whole.info;
  const pixels = (): Sharp => sharp(whole.data, { raw: { width, height, channels } });
  const variants: VariantFacts[] = [];
  for (const size of sizesOf(Math.max(width, height))) {
    const still = pixels().resize(box(SIDES[size]));
    const moving = animated && size !== 'THUMBNAIL' ? openImage(input, SIDES[size], true) : still.clone();
    const webp = moving.webp({ quality: QUALITY['image/webp'], effort: 2 });
    const jpeg = still.flatten({ background: 'white' }).jpeg({ quality: QUALITY['image/jpeg'] });
    variants.push(await write(webp, { size, contentType: 'image/webp', output }));
    variants.push(await write(jpeg, { size, contentType: 'image/jpeg', output }));
  }
  const original = variants.at(-1)!;
  return {
    image: {
      ...{ width: original.width, height: original.height, animated, variants },
      blurhash: await blurhashOf(pixels()),
    },
  };
}

function openImage(input: string, side: number, animated: boolean): Sharp {
  return sharp(input, { animated, limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true })
    .autoOrient()
    .toColourspace('srgb')
    .resize(box(side));
}

function box(side: number): { width: number; height: number; fit: 'inside'; withoutEnlargement: true } {
  return { width: side, height: side, fit: 'inside', withoutEnlargement: true };
}

/** The sizes below the picture's own, and its own. */
function sizesOf(side: number): ImageSize[] {
  const sizes = Object.keys(SIDES) as ImageSize[];
  return sizes.filter((size) => size === 'ORIGINAL' || SIDES[size] < side);
}

async function write(
  image: Sharp,
  { output, ...kind }: Pick<VariantFacts, 'size' | 'contentType'> & { output: string },
): Promise<VariantFacts> {
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  const sha256 = createHash('sha256').update(data).digest('hex');
  const path = join(output, sha256);
  await writeFile(`${path}.part`, data);
  await rename(`${path}.part`, path);
  const { width, pageHeight, height } = info;
  return { ...kind, width, height: pageHeight ?? height, bytes: data.length, sha256 };
}

async function blurhashOf(pixels: Sharp): Promise<string> {
  const { data, info } = await pixels
    .resize(box(BLUR_SIDE))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const [x, y] = info.width >= info.height ? [4, 3] : [3, 4];
  return encode(new Uint8ClampedArray(data), info.width, info.height, x, y);
}

async function headOf(path: string): Promise<Buffer> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(32), 0, 32, 0);
  return buffer.subarray(0, bytesRead);
}

/** A full disk, for example, is nothing that the picture has done. */
function isSystemError(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).syscall === 'string';
}
