import sharp from 'sharp';
import { drawLogo } from './draw-logo';

const svg = (content: string, size = 'width="400" height="100"') =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>`);
const SQUARE = '<rect width="100" height="100" fill="#0b6b3a"/>';
const picture = (width: number, height: number, channels: 3 | 4 = 4) =>
  sharp({ create: { width, height, channels, background: { r: 200, g: 30, b: 40, alpha: 1 } } });

/** Names of the chunks of a PNG file. */
function chunksOf(image: Buffer): string[] {
  const names = [];
  for (let at = 8; at < image.length; at += 12 + image.readUInt32BE(at))
    names.push(image.toString('latin1', at + 4, at + 8));
  return names;
}

describe('a logo', () => {
  it('is made anew of a PNG file: nothing but its points is kept', async () => {
    const sent = await picture(300, 90)
      .withMetadata({ exif: { IFD0: { Copyright: 'secret place' } } })
      .png()
      .toBuffer();
    const logo = await drawLogo(Buffer.concat([sent, Buffer.from('<script>alert(1)</script>')]));
    expect(logo).toMatchObject({ width: 300, height: 90, digest: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(new Set(chunksOf(logo.image))).toEqual(new Set(['IHDR', 'pHYs', 'IDAT', 'IEND']));
    expect(logo.image.includes('secret place')).toBe(false);
    expect(logo.image.includes('script')).toBe(false);
    const { data } = await sharp(logo.image).raw().toBuffer({ resolveWithObject: true });
    expect([...data.subarray(0, 4)]).toEqual([200, 30, 40, 255]);
  });

  it('is no larger than it is shown, and has the same name as the same picture', async () => {
    const large = await picture(3_900, 1_000, 3).png().toBuffer();
    const [one, other] = await Promise.all([drawLogo(large), drawLogo(large)]);
    expect(one).toMatchObject({ width: 640, height: 164 });
    expect(other.digest).toBe(one.digest);
  });

  it.each([
    ['with a size', svg(SQUARE), 640, 160],
    ['with a view box alone', svg(SQUARE, 'viewBox="0 0 24 24"'), 240, 240],
    [
      'with a declaration, a document type and comments',
      Buffer.from(
        `<?xml version="1.0"?>\n<!-- <text> -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">${String(svg(SQUARE))}`,
      ),
      640,
      160,
    ],
    [
      'with gradients, clips and parts used again',
      svg(
        '<defs><linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><g id="a"><path d="M0 0h50v50z" fill="url(#g)"/></g></defs><use href="#a"/>',
      ),
      640,
      160,
    ],
  ])('is drawn from SVG %s as large as it is shown', async (_what, file, width, height) => {
    expect(await drawLogo(file)).toMatchObject({ width, height });
  });

  it.each([
    ['nothing', Buffer.alloc(0), /Send the PNG or SVG file/],
    ['a JPEG file', () => picture(9, 9).jpeg().toBuffer(), /must be a PNG or SVG/],
    ['a GIF file', () => picture(9, 9).gif().toBuffer(), /must be a PNG or SVG/],
    ['HTML', Buffer.from('<!doctype html><html><body><svg/></body></html>'), /must be a PNG or SVG/],
    [
      'a PNG file that breaks off',
      async () => (await picture(300, 90).png().toBuffer()).subarray(0, 200),
      /cannot be read/,
    ],
    [
      'a PNG file that claims to be vast',
      async () => claiming(await picture(9, 9).png().toBuffer(), 60_000),
      /cannot be read|60000/,
    ],
    [
      'a PNG file of too many points',
      () => picture(4_100, 10).png().toBuffer(),
      /4100 by 10: each side may have at most 4000/,
    ],
    [
      'a picture of nothing',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
          .png()
          .toBuffer(),
      /transparent/,
    ],
    ['a drawing of nothing', svg(''), /transparent/],
    ['broken SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect'), /cannot be read/],
    ['a script', svg(`<script>alert(1)</script>${SQUARE}`), /script/],
    ['letters', svg('<text y="20">Palm</text>'), /convert the text to paths/],
    ['another picture', svg('<image href="file:///etc/passwd" width="9" height="9"/>'), /another picture/],
    ['HTML inside', svg('<foreignObject><p>x</p></foreignObject>'), /HTML/],
    ['entities', Buffer.from(`<!DOCTYPE svg [<!ENTITY a "aaaa">]>${String(svg('&a;'))}`), /entities/],
    [
      'entities as Illustrator writes them',
      Buffer.from(
        `<!DOCTYPE svg PUBLIC "a" "b" [\n<!ENTITY ns_a "http://a/">\n<!ENTITY ns_b "http://b/">\n]>${String(svg(SQUARE))}`,
      ),
      /entities/,
    ],
    ['a file of this machine', svg(`<use href="/etc/passwd#a"/>${SQUARE}`), /another file/],
    ['styles from elsewhere', svg(`<style>@import "http://127.0.0.1/x.css";</style>${SQUARE}`), /another file/],
    ['paint from elsewhere', svg('<rect width="9" height="9" fill="url(http://127.0.0.1/#a)"/>'), /another file/],
    [
      'an included file',
      svg(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="#x"/>${SQUARE}`),
      /another file/,
    ],
    ['a file in UTF-16', Buffer.from(`\ufeff${String(svg(SQUARE))}`, 'utf16le'), /must be a PNG or SVG/],
  ] as const)('is not made of %s', async (_what, file, why) => {
    const bytes = typeof file === 'function' ? await file() : file;
    await expect(drawLogo(bytes as Buffer)).rejects.toMatchObject({
      code: 'validation_error',
      message: expect.stringMatching(why),
    });
  });

  it.each([
    ['comments without an end', '<!--'.repeat(40_000)],
    ['document types without an end', `<svg>${'<!DOCTYPE '.repeat(40_000)}`],
    ['spaces before a reference', `<svg fill="url(${' '.repeat(200_000)}#a`],
    ['spaces before a name', `<svg href${' '.repeat(200_000)}x`],
    ['a declaration without an end', `<?xml ${'?'.repeat(200_000)}`],
    ['spaces', ' '.repeat(200_000)],
    ['words', `<svg ${'<a-'.repeat(60_000)}`],
  ])('is refused at once when its file is many %s', async (_what, text) => {
    const start = performance.now();
    const refusal = expect(drawLogo(Buffer.from(text))).rejects.toMatchObject({ code: 'validation_error' });
    // Until here everything ran in the event loop. The expressions that this keeps out took five seconds and more.
    expect(performance.now() - start).toBeLessThan(1_000);
    await refusal;
  });

  it('is given up when drawing it takes too long, and what draws it is stopped', async () => {
    const level = (at: number) => `<g id="l${at + 1}">${`<use href="#l${at}"/>`.repeat(9)}</g>`;
    const path = `<path d="M0 0${'L9 90 77 3 400 99 1 50'.repeat(10_000)}z"/>`;
    const levels = Array.from({ length: 5 }, (_, at) => level(at)).join('');
    const hostile = svg(`<defs><g id="l0">${path}</g>${levels}</defs><use href="#l5"/>`);
    await expect(drawLogo(hostile)).rejects.toMatchObject({ message: expect.stringMatching(/too long/) });
  }, 20_000);
});

/** The same file with another size in its header. */
function claiming(png: Buffer, side: number): Buffer {
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  return png;
}
