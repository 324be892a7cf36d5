// node draw-picture.cjs: reads a PNG or SVG file from stdin and writes it to stdout as a PNG file of the size of
// logos. An SVG file is scaled to that size. It is a process of its own, because a drawing can be made that takes
// hours or all memory, and only ending the process stops that.
const sharp = require('sharp');

/** Pixels: twice the size on pages, documents and e-mails, for high-resolution screens and print. */
const MOST = { width: 640, height: 240 };

/** Maximum pixels of each side of an uploaded picture. */
const LONGEST_SIDE = 4_000;

/** Density at which one unit of a drawing is one pixel. */
const PLAIN_DENSITY = 72;
const MOST_DENSITY = 7_200;

// Allows no other formats.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadSvg'] });
sharp.cache(false);
sharp.concurrency(1);

class Refused extends Error {}

async function draw(file) {
  const { format, width, height } = await sharp(file, { density: PLAIN_DENSITY }).metadata();
  const isDrawing = format === 'svg';
  if (!isDrawing && Math.max(width, height) > LONGEST_SIDE)
    throw new Refused(`The picture is ${width} by ${height}: each side may have at most ${LONGEST_SIDE} points`);
  const scale = isDrawing ? Math.min(MOST.width / width, MOST.height / height) : 1;
  const density = Math.max(1, Math.min(MOST_DENSITY, PLAIN_DENSITY * scale));
  const { data, info } = await sharp(file, { density, failOn: 'error', limitInputPixels: LONGEST_SIDE * LONGEST_SIDE })
    .toColourspace('srgb')
    .ensureAlpha()
    .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (isEmpty(data)) throw new Refused('The picture is fully transparent');
  const raw = { width: info.width, height: info.height, channels: 4 };
  return sharp(data, { raw }).png({ compressionLevel: 9 }).toBuffer();
}

/** Whether all pixels (of four channels) are transparent. */
function isEmpty(points) {
  for (let at = 3; at < points.length; at += 4) if (points[at] !== 0) return false;
  return true;
}

async function main() {
  const parts = [];
  for await (const part of process.stdin) parts.push(part);
  process.stdout.write(await draw(Buffer.concat(parts)));
}

main().catch((error) => {
  process.stderr.write(error instanceof Refused ? error.message : '');
  process.exitCode = 1;
});
