import { isUtf8 } from 'node:buffer';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { ApiError } from '@remit/http-api';
import type { BusinessLogo } from '../business-profile.entity';
import { whyRefused, withoutComments } from './refused-svg';

const SCRIPT = path.join(__dirname, 'draw-picture.cjs');

/** Milliseconds. A logo takes a few hundred, most of them to load the drawing library. */
const PATIENCE_MS = 5_000;

/** Enough for an uncompressed PNG file of the maximum size. */
const MOST_BYTES = 1024 * 1024;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Offsets of the size in a PNG file. */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;

/**
 * Draws a PNG or SVG file as a new PNG file. Only the pixels of the original are kept.
 * @throws ApiError validation_error that explains what to do
 */
export async function drawLogo(bytes: Buffer): Promise<BusinessLogo> {
  if (bytes.length === 0) throw refused('Send the PNG or SVG file as the body of the request');
  const image = await drawn(bytes.subarray(0, PNG.length).equals(PNG) ? bytes : drawingOf(bytes));
  const digest = createHash('sha256').update(image).digest('hex').slice(0, 32);
  return { image, digest, width: image.readUInt32BE(WIDTH_AT), height: image.readUInt32BE(HEIGHT_AT) };
}

/** @throws ApiError validation_error */
function drawingOf(bytes: Buffer): Buffer {
  const text = isUtf8(bytes) ? withoutComments(bytes.toString()) : '';
  if (!/^\ufeff?\s*(<\?xml[^>]*\?>\s*)?(<!DOCTYPE svg\b[^>[]*(\[[^\]]*\]\s*)?>\s*)?<([\w-]+:)?svg\b/i.test(text))
    throw refused('A logo must be a PNG or SVG file');
  const why = whyRefused(text);
  if (why !== undefined) throw refused(`This SVG file cannot be a logo: ${why}`);
  return Buffer.from(text);
}

async function drawn(file: Buffer): Promise<Buffer> {
  const options = {
    encoding: 'buffer',
    env: {},
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    maxBuffer: MOST_BYTES,
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, [SCRIPT], options, (error, image, said) => {
      if (!error) return resolve(image);
      if (error.killed)
        return reject(refused('The picture takes too long to draw. Make it simpler, or send it as PNG'));
      reject(said.length > 0 && said.length < 200 ? refused(String(said)) : unreadable(error));
    });
    // When the child ends early, its exit code reports that.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(file);
  });
}

const unreadable = (cause: unknown): ApiError =>
  new ApiError('validation_error', {
    message: 'The file cannot be read as a picture',
    hint: 'Open it in a drawing program, save it again as PNG or plain SVG, and send that.',
    cause,
  });

const refused = (message: string): ApiError =>
  new ApiError('validation_error', { message, hint: 'Send a PNG or plain SVG file of at most 512 KiB.' });
