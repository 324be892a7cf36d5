import { EventLoopYield } from '@remit/database';
import type { Fact, Paper } from './paper';
import type { Line } from '../type/lines';
import { type Box, INK, INNER, PAGE, Sheet, type TextStyle } from './sheet';
import { type LaidRow, LaidTable } from './table';
import qrcode from 'qrcode-generator';

const HALF = INNER / 2 - 10;
const CODE_SIDE = 82;
const SUMS_WIDTH = 250;

/** `pointsEach`: maximum points per pixel. A small picture would look coarse if it were larger. */
const LOGO = { width: 170, height: 52, pointsEach: 0.75 } as const;

/** Only the page number stands below this. */
const BOTTOM = PAGE.height - PAGE.margin - 22;

const BODY: TextStyle = { size: 9 };
const SOFT: TextStyle = { size: 9, color: INK.soft };
const SMALL: TextStyle = { size: 8, color: INK.soft };

/** Draws a document as a PDF file. It works in slices, so that other requests are served meanwhile. */
export async function drawPaper(paper: Paper): Promise<Buffer> {
  const { title, number, author, language } = paper;
  const sheet = await Sheet.open(paper.direction, { title: `${title} ${number}`, author, language });
  const yielder = new EventLoopYield();
  const table = new LaidTable(sheet, paper.table);
  const rows: LaidRow[] = [];
  for (const cells of paper.table.rows) {
    rows.push(table.lay(cells));
    await yielder.pause();
  }

  sheet.addPage();
  if (paper.stamp) sheet.stamp(paper.stamp);
  const top = drawTop(sheet, paper);
  const end = heightOfEnd(sheet, paper);
  const pages = pagesOf(rows, {
    first: BOTTOM - top - table.headHeight,
    later: BOTTOM - PAGE.margin - 30 - table.headHeight,
    end,
  });

  let y = top;
  for (const [index, page] of pages.entries()) {
    if (index > 0) {
      sheet.addPage();
      if (paper.stamp) sheet.stamp(paper.stamp);
      y = drawRunningHead(sheet, paper);
    }
    drawPageNumber(sheet, paper.pageOf(index + 1, pages.length));
    if (page.length > 0) y = table.drawHead(y);
    for (const row of page) {
      y = table.drawRow(row, y);
      await yielder.pause();
    }
  }
  drawEnd(sheet, paper, y);
  return sheet.finish();
}

interface Room {
  readonly first: number;
  readonly later: number;
  /** Height of the document's end, which follows the last row on its page. */
  readonly end: number;
}

/** Rows by page. The end of the document gets a page without rows only when no row fits there. */
function pagesOf(rows: readonly LaidRow[], { first, later, end }: Room): readonly LaidRow[][] {
  const pages: LaidRow[][] = [[]];
  let room = first;
  for (const row of rows) {
    if (row.height > room) {
      pages.push([]);
      room = later;
    }
    pages.at(-1)?.push(row);
    room -= row.height;
  }
  if (room >= end) return pages;
  // Moves the last row too, so that the sums do not stand alone.
  const last = pages.at(-1) ?? [];
  const along = last.length > 1 ? last.splice(-1) : [];
  return [...pages, along];
}

function drawTop(sheet: Sheet, paper: Paper): number {
  let y: number = PAGE.margin;
  if (paper.notice) {
    y = sheet.write(paper.notice, { x: PAGE.margin, y, width: INNER }, { ...SMALL, align: 'center', color: INK.stamp });
  }
  const start = { x: PAGE.margin, y, width: HALF };
  const end = { x: PAGE.margin + INNER - HALF, y, width: HALF };
  const below = paper.logo ? drawLogo(sheet, paper.logo, start) : y;
  const left = drawLines(sheet, paper.seller, { ...start, y: below }, { size: 12, weight: 'bold' });
  const bold: TextStyle = { size: 19, weight: 'bold', color: paper.color, align: 'end' };
  const fits = sheet.linesOf(paper.title, HALF, bold).length === 1;
  // Two languages get a line each before one of them is divided.
  const title = sheet.write(fits ? paper.title : paper.title.replace(' / ', '\n'), end, bold);
  const right = sheet.write(paper.number, { ...end, y: title }, { size: 11, align: 'end', direction: 'ltr' });
  y = Math.max(left, right) + 10;
  sheet.rule(y, paper.color, 1.5);
  y += 12;
  const buyer = sheet.write(paper.buyer.title, { ...start, y }, { ...SMALL, weight: 'bold' });
  const bought = drawLines(sheet, paper.buyer.lines, { ...start, y: buyer });
  const facts = drawFacts(sheet, paper.facts, { ...end, y });
  y = Math.max(bought, facts) + 12;
  if (paper.text) y = sheet.write(paper.text, { x: PAGE.margin, y, width: INNER }, BODY) + 8;
  return y + 4;
}

/** @returns top of the content below it */
function drawLogo(sheet: Sheet, { image, width, height }: NonNullable<Paper['logo']>, { x, y }: Box): number {
  const scale = Math.min(LOGO.width / width, LOGO.height / height, LOGO.pointsEach);
  sheet.picture(image, { x, y, width: width * scale });
  return y + height * scale + 8;
}

function drawLines(
  sheet: Sheet,
  lines: readonly string[],
  box: { x: number; y: number; width: number },
  first: TextStyle = { size: 10, weight: 'bold' },
): number {
  return lines.reduce((y, line, index) => sheet.write(line, { ...box, y }, index === 0 ? first : BODY), box.y);
}

function drawFacts(sheet: Sheet, facts: readonly Fact[], box: { x: number; y: number; width: number }): number {
  const nameWidth = box.width * 0.45;
  return facts.reduce((y, fact) => {
    const name = sheet.write(fact.name, { ...box, y, width: nameWidth }, SOFT);
    const rest = { x: box.x + nameWidth + 6, y, width: box.width - nameWidth - 6 };
    const value = sheet.write(fact.value, rest, { ...styleOf(fact), align: 'end' });
    return Math.max(name, value) + 1;
  }, box.y);
}

const styleOf = ({ isFigure, isStrong }: Fact): TextStyle => ({
  size: isStrong ? 11 : 9,
  weight: isStrong ? 'bold' : 'regular',
  direction: isFigure ? 'ltr' : undefined,
});

function drawRunningHead(sheet: Sheet, { title, number, seller }: Paper): number {
  const y = PAGE.margin;
  const box = { x: PAGE.margin, y, width: HALF };
  sheet.writeLines(sheet.linesOf(seller[0] ?? '', HALF, SMALL).slice(0, 1), box, SMALL);
  const end = { ...box, x: PAGE.margin + INNER - HALF };
  sheet.writeLines(sheet.linesOf(`${title} ${number}`, HALF, SMALL).slice(0, 1), end, { ...SMALL, align: 'end' });
  return y + 30;
}

function drawPageNumber(sheet: Sheet, text: string): void {
  const box = { x: PAGE.margin, y: PAGE.height - PAGE.margin - 10, width: INNER };
  sheet.write(text, box, { ...SMALL, align: 'center' });
}

const TOP_OF_END = 10;

interface LaidSum {
  readonly sum: Fact;
  readonly name: readonly Line[];
  readonly value: readonly Line[];
  readonly height: number;
}

/** A name gets the room that its value leaves, and more lines when it needs them. */
function laySum(sheet: Sheet, sum: Fact): LaidSum {
  const style = styleOf(sum);
  const value = sheet.linesOf(sum.value, SUMS_WIDTH, style);
  const taken = Math.max(...value.map(({ width }) => (width * style.size) / 1_000));
  const name = sheet.linesOf(sum.name, Math.max(SUMS_WIDTH - taken - 8, SUMS_WIDTH / 4), {
    ...style,
    direction: undefined,
  });
  const more = Math.max(name.length, value.length) - 1;
  const height = (sum.isStrong ? 22 : 15) + more * sheet.heightOf(name.slice(0, 1), style);
  return { sum, name, value, height };
}

function heightOfEnd(sheet: Sheet, { sums, code, footer }: Paper): number {
  const beside = Math.max(
    sums.reduce((height, sum) => height + laySum(sheet, sum).height, 0),
    code ? CODE_SIDE + 26 : 0,
  );
  const last = footer ? sheet.heightOf(sheet.linesOf(footer, INNER, SMALL), SMALL) + 14 : 0;
  return TOP_OF_END + beside + last;
}

function drawEnd(sheet: Sheet, paper: Paper, from: number): void {
  const top = from + TOP_OF_END;
  let y = drawSums(sheet, paper, top);
  if (paper.code) y = Math.max(y, drawCode(sheet, paper.code, top));
  if (paper.footer) sheet.write(paper.footer, { x: PAGE.margin, y: y + 14, width: INNER }, SMALL);
}

function drawSums(sheet: Sheet, { sums, color }: Paper, top: number): number {
  const x = PAGE.margin + INNER - SUMS_WIDTH;
  return sums.reduce((y, one) => {
    const { sum, name, value, height } = laySum(sheet, one);
    const style = styleOf(sum);
    const box = { x, y: sum.isStrong ? y + 4 : y, width: SUMS_WIDTH };
    if (sum.isStrong) sheet.fill({ x: x - 8, y: y + 1, width: SUMS_WIDTH + 8 }, 0.75, color);
    sheet.writeLines(name, box, style);
    sheet.writeLines(value, box, { ...style, align: 'end' });
    return y + height;
  }, top);
}

function drawCode(sheet: Sheet, { url, text }: NonNullable<Paper['code']>, top: number): number {
  const { side, places } = darkSquares(url);
  const box = { x: PAGE.margin, y: top + 2, width: CODE_SIDE };
  sheet.squares(box, CODE_SIDE / side, places);
  return sheet.write(text, { x: PAGE.margin, y: top + CODE_SIDE + 6, width: 200 }, SMALL);
}

/** The dark squares of a text's QR code. */
export function darkSquares(text: string): { readonly side: number; readonly places: readonly [number, number][] } {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const side = code.getModuleCount();
  const all = Array.from({ length: side * side }, (_, index): [number, number] => [
    Math.floor(index / side),
    index % side,
  ]);
  return { side, places: all.filter(([row, column]) => code.isDark(row, column)) };
}
