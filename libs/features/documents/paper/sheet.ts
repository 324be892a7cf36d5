import type { RunDirection } from '../type/face';
import { type Line, widthOf, wrap } from '../type/lines';
import type { Direction } from '../type/runs';
import { facesOf, loadTypeface, type Weight } from '../type/typeface';

/** A4, in points. */
export const PAGE = { width: 595.28, height: 841.89, margin: 42 } as const;

/** Width between the margins. */
export const INNER = PAGE.width - 2 * PAGE.margin;

/** Multiples of the text size. Arabic needs more than Latin. */
const LINE_HEIGHT = 1.5;
const BASELINE = 1.08;

export const INK = { text: '#1a2230', soft: '#566072', line: '#d3d9e2', stamp: '#a11a1a' } as const;

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  /** Position of the lines in their box. `start` is the side where reading begins on this page. */
  readonly align?: 'start' | 'end' | 'center';
  /** Default: the direction of the first letter; without letters, that of the page. */
  readonly direction?: Direction;
}

export interface Box {
  /** Distance from the side of the page where reading begins. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface DocumentFacts {
  readonly title: string;
  readonly author: string;
  readonly language: string;
}

/** Saves the library from measuring each run again. */
interface RunOptions extends PDFKit.Mixins.TextOptions {
  readonly textWidth: number;
  readonly wordCount: number;
}

/** With any feature set, the library lays out a run as a whole. The face applies its own features. */
const RUN = { lineBreak: false, baseline: 'alphabetic', wordCount: 1 } as const;

/** Pages of one direction, filled from the top. */
export class Sheet {
  private readonly chunks: Buffer[] = [];
  private readonly ended: Promise<void>;

  static async open(direction: RunDirection, { title, author, language }: DocumentFacts): Promise<Sheet> {
    await loadTypeface();
    const { default: PDFDocument } = await import('pdfkit');
    const pdf = new PDFDocument({
      size: 'A4',
      margin: 0,
      autoFirstPage: false,
      // The built-in fonts contain no Arabic and are not embedded.
      font: null as unknown as string,
      lang: language,
      displayTitle: true,
      info: { Title: title, Author: author, Creator: 'Remit' },
    });
    return new Sheet(direction, pdf);
  }

  private constructor(
    readonly direction: RunDirection,
    private readonly pdf: PDFKit.PDFDocument,
  ) {
    for (const face of [...facesOf('regular'), ...facesOf('bold')])
      for (const run of ['ltr', 'rtl'] as const)
        this.pdf.registerFont(`${face.name}-${run}`, face.source(run) as unknown as Buffer);
    this.ended = new Promise((resolve, reject) => {
      this.pdf.on('data', (chunk: Buffer) => this.chunks.push(chunk));
      this.pdf.on('end', resolve);
      this.pdf.on('error', reject);
    });
  }

  addPage(): void {
    this.pdf.addPage();
  }

  async finish(): Promise<Buffer> {
    this.pdf.end();
    await this.ended;
    return Buffer.concat(this.chunks);
  }

  linesOf(text: string, width: number, { size, weight = 'regular', direction }: TextStyle): readonly Line[] {
    return wrap(text, { weight, direction: direction ?? this.directionOf(text), width: (width / size) * 1_000 });
  }

  widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
    return (widthOf(text, weight) * size) / 1_000;
  }

  heightOf(lines: readonly Line[], { size }: TextStyle): number {
    return lines.length * size * LINE_HEIGHT;
  }

  /** @returns bottom of the text */
  write(text: string, box: Box, style: TextStyle): number {
    return this.writeLines(this.linesOf(text, box.width, style), box, style);
  }

  /** @returns bottom of the lines */
  writeLines(lines: readonly Line[], { x, y, width }: Box, style: TextStyle): number {
    const { size, color = INK.text, align = 'start' } = style;
    this.pdf.fillColor(color).fontSize(size);
    lines.forEach((line, index) => {
      const room = width - (line.width * size) / 1_000;
      const indent = align === 'center' ? room / 2 : (align === 'start') === (this.direction === 'ltr') ? 0 : room;
      let at = this.leftOf({ x, y, width }) + indent;
      for (const { text, face, direction } of line.runs) {
        const textWidth = (face.widthOf(text, direction) * size) / 1_000;
        const options: RunOptions = { ...RUN, features: ['kern'], textWidth };
        this.pdf.font(`${face.name}-${direction}`).text(text, at, y + size * (BASELINE + index * LINE_HEIGHT), options);
        at += textWidth;
      }
    });
    return y + this.heightOf(lines, style);
  }

  rule(y: number, color: string = INK.line, width = 0.75): void {
    this.pdf
      .lineWidth(width)
      .strokeColor(color)
      .moveTo(PAGE.margin, y)
      .lineTo(PAGE.width - PAGE.margin, y)
      .stroke();
  }

  fill({ x, y, width }: Box, height: number, color: string): void {
    this.pdf.rect(this.leftOf({ x, y, width }), y, width, height).fill(color);
  }

  /** Squares of one size at the given rows and columns. */
  squares({ x, y, width }: Box, side: number, places: readonly (readonly [row: number, column: number])[]): void {
    const left = this.leftOf({ x, y, width });
    for (const [row, column] of places) this.pdf.rect(left + column * side, y + row * side, side, side);
    this.pdf.fill('#000000');
  }

  /** Draws a PNG file as wide as the box, with its own proportions. */
  picture(image: Buffer, { x, y, width }: Box): void {
    this.pdf.image(image, this.leftOf({ x, y, width }), y, { width });
  }

  /** Writes across the page, behind later content. */
  stamp(text: string): void {
    const style: TextStyle = { size: 64, weight: 'bold', color: INK.stamp, align: 'center' };
    const middle = { x: PAGE.width / 2, y: PAGE.height / 2 };
    this.pdf.save();
    this.pdf.rotate(-35, { origin: [middle.x, middle.y] }).fillOpacity(0.12);
    this.write(text, { x: 0, y: middle.y - style.size, width: PAGE.width }, style);
    this.pdf.restore();
    this.pdf.fillOpacity(1);
  }

  private leftOf({ x, width }: Box): number {
    return this.direction === 'ltr' ? x : PAGE.width - x - width;
  }

  /** A text without letters has no direction of its own. */
  private directionOf(text: string): Direction {
    return /\p{L}/u.test(text) ? 'auto' : this.direction;
  }
}
