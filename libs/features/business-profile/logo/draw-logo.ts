import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import { ApiError } from '@remit/http-api';
import type { BusinessLogo } from '../business-profile.entity';
import { whyRefused } from './refused-svg';

/** Twice what pages, documents and e-mails show, for fine screens and print. */
const MOST = { width: 640, height: 240 } as const;

/** Points of a side of a picture that is sent. */
const LONGEST_SIDE = 4_000;

const SECONDS = 3;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Of an SVG file of no other size: one point for each of its own. */
const PLAIN_DENSITY = 72;
const MOST_DENSITY = 7_200;

type Sharp = typeof import('sharp');

/**
 * Makes a PNG file of our own of a PNG or SVG file: nothing of what was sent is kept but its points. The library is loaded by the first logo of a process; it knows
 * no other format here, and loads nothing from elsewhere.
 * @throws ApiError validation_error that says what to do
 */
export async function drawLogo(bytes: Buffer): Promise<BusinessLogo> {
  if (bytes.length === 0) throw refused('Send the PNG or SVG file as the body of the request');
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadSvg'] });
  const source = bytes.subarray(0, PNG.length).equals(PNG) ? { bytes, isSvg: false } : svgOf(bytes);
  const density = await densityOf(sharp, source);
  const options = { limitInputPixels: LONGEST_SIDE * LONGEST_SIDE, density, failOn: 'error' } as const;
  const drawn = sharp(source.bytes, options)
    .toColourspace('srgb')
    .ensureAlpha()
    .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: SECONDS });
  const { data: points, info } = await drawn.raw().toBuffer({ resolveWithObject: true }).catch(unreadable);
  if (isEmpty(points)) throw refused('The picture is empty: all of it is transparent');
  const { width, height } = info;
  const image = await sharp(points, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 9 })
    .toBuffer();
  return { image, width, height, digest: createHash('sha256').update(image).digest('hex').slice(0, 32) };
}

interface Source {
  readonly bytes: Buffer;
  readonly isSvg: boolean;
}

function svgOf(bytes: Buffer): Source {
  const text = isUtf8(bytes) ? bytes.toString().replaceAll(/<!--[\s\S]*?-->/g, '') : '';
  if (!/^\ufeff?\s*(<\?xml[^>]*\?>\s*)?(<!DOCTYPE[^>]*>\s*)?<([\w-]+:)?svg\b/i.test(text) && !/<!ENTITY/i.test(text))
    throw refused('Only PNG and SVG files can be a logo');
  const why = whyRefused(text);
  if (why !== undefined) throw refused(`This SVG file cannot be a logo: ${why}`);
  return { bytes: Buffer.from(text), isSvg: true };
}

/** A drawing is drawn as large as it is shown; a picture has its points. @throws ApiError validation_error */
async function densityOf(sharp: Sharp, { bytes, isSvg }: Source): Promise<number> {
  const { width, height } = await sharp(bytes, { density: PLAIN_DENSITY }).metadata().catch(unreadable);
  if (!isSvg) {
    if (Math.max(width, height) <= LONGEST_SIDE) return PLAIN_DENSITY;
    throw refused(`The picture is ${width} by ${height}: at most ${LONGEST_SIDE} points a side are taken`);
  }
  const scale = Math.min(MOST.width / width, MOST.height / height);
  return Math.max(1, Math.min(MOST_DENSITY, PLAIN_DENSITY * scale));
}

/** Whether no point of four channels can be seen. */
function isEmpty(points: Buffer): boolean {
  for (let at = 3; at < points.length; at += 4) if (points[at] !== 0) return false;
  return true;
}

function unreadable(cause: unknown): never {
  throw new ApiError('validation_error', {
    message: 'The file cannot be read as a picture',
    hint: 'Open it in a drawing program, save it again as PNG or plain SVG, and send that.',
    cause,
  });
}

const refused = (message: string): ApiError =>
  new ApiError('validation_error', { message, hint: 'Send a PNG or plain SVG file of at most 512 KiB.' });
