import type { Line } from '../type/lines';
import type { Column, Table } from './paper';
import { INK, INNER, PAGE, type Sheet, type TextStyle } from './sheet';

const GAP = 10;
const PADDING = 4;

const LEAST_WIDTH = 16;

/** Added to the widest figure: text widths are fractional, and a figure must not be divided. */
const ROOM = 2;

const BODY: TextStyle = { size: 9 };
const HEAD: TextStyle = { size: 8, weight: 'bold', color: INK.soft };

interface Placed extends Column {
  readonly x: number;
  readonly width: number;
}

/** A row divided into lines, ready to draw. */
export interface LaidRow {
  readonly cells: readonly (readonly Line[])[];
  readonly height: number;
}

/** A table with computed column widths. */
export class LaidTable {
  private readonly columns: readonly Placed[];
  private readonly head: LaidRow;

  constructor(
    private readonly sheet: Sheet,
    table: Table,
  ) {
    this.columns = placed(sheet, table);
    this.head = this.layRow(
      table.columns.map(({ title }) => title),
      HEAD,
    );
  }

  get headHeight(): number {
    return this.head.height;
  }

  lay(cells: readonly string[]): LaidRow {
    return this.layRow(cells, BODY);
  }

  drawHead(y: number): number {
    this.draw(this.head, y, HEAD);
    this.sheet.rule(y + this.head.height, INK.soft);
    return y + this.head.height;
  }

  drawRow(row: LaidRow, y: number): number {
    this.draw(row, y, BODY);
    this.sheet.rule(y + row.height, INK.line, 0.5);
    return y + row.height;
  }

  private layRow(cells: readonly string[], style: TextStyle): LaidRow {
    const lines = this.columns.map((column, index) =>
      this.sheet.linesOf(cells[index] ?? '', column.width, styleOf(column, style)),
    );
    const height = Math.max(...lines.map((cell) => this.sheet.heightOf(cell, style))) + 2 * PADDING;
    return { cells: lines, height };
  }

  private draw({ cells }: LaidRow, y: number, style: TextStyle): void {
    this.columns.forEach((column, index) => {
      this.sheet.writeLines(cells[index] ?? [], { ...column, y: y + PADDING }, styleOf(column, style));
    });
  }
}

const styleOf = ({ kind }: Column, style: TextStyle): TextStyle =>
  kind === 'words' ? style : { ...style, align: 'end', direction: style === BODY ? 'ltr' : undefined };

function placed(sheet: Sheet, { columns, rows }: Table): readonly Placed[] {
  const widths = columns.map(({ kind, title }, index) => {
    if (kind === 'words') return undefined;
    const words = title.split(/\s/).map((word) => sheet.widthOf(word, HEAD));
    // All digits of the font have the same width.
    const shapes = new Set(rows.map((row) => (row[index] ?? '').replaceAll(/\d/g, '0')));
    return ROOM + Math.max(LEAST_WIDTH, ...words, ...[...shapes].map((text) => sheet.widthOf(text, BODY)));
  });
  const wordy = widths.filter((width) => width === undefined).length;
  const taken = widths.reduce<number>((sum, width) => sum + (width ?? 0), GAP * (columns.length - 1));
  let x: number = PAGE.margin;
  return columns.map((column, index) => {
    const width = widths[index] ?? (INNER - taken) / wordy;
    const place = { ...column, x, width };
    x += width + GAP;
    return place;
  });
}
