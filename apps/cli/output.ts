import type { Json } from './api-client';

const BAR_WIDTH = 24;

/** Results go to stdout, everything else to stderr, so that a script reads only results and a person sees both. */
export class Output {
  constructor(private readonly json: boolean) {}

  /** Shows one object, as JSON or as the named members, one per line. */
  show(value: Json, members: readonly string[] = Object.keys(value)): void {
    if (this.json) return this.line(JSON.stringify(value, null, 2));
    const width = Math.max(...members.map((name) => name.length));
    for (const name of members) this.line(`${name.padEnd(width)}  ${text(value[name])}`);
  }

  /** Shows many objects, as JSON or as a table of the named members. */
  table(rows: readonly Json[], columns: readonly string[]): void {
    if (this.json) return this.line(JSON.stringify(rows, null, 2));
    if (rows.length === 0) return this.note('Nothing there.');
    const cells = [columns as string[], ...rows.map((row) => columns.map((name) => text(row[name])))];
    const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
    for (const row of cells)
      this.line(
        row
          .map((cell, index) => cell.padEnd(widths[index] ?? 0))
          .join('  ')
          .trimEnd(),
      );
  }

  line(words: string): void {
    process.stdout.write(`${visible(words)}\n`);
  }

  /** A note for people. With --json it is omitted. */
  note(words: string): void {
    if (!this.json) process.stderr.write(`${visible(words)}\n`);
  }

  /** Updates a progress bar in place. Shown on a terminal only. */
  progress(done: number, total: number, what: string): void {
    if (this.json || !process.stderr.isTTY) return;
    const filled = Math.round((done / total) * BAR_WIDTH);
    const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
    process.stderr.write(`\r[${bar}] ${done}/${total} ${what}${done === total ? '\n' : ''}`);
  }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '-';
  const words = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // A line break would break the table.
  return words.replace(/[\n\r\t]/g, (char) => BREAKS[char] ?? char);
}

const BREAKS: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Other people choose names. Characters that would move the cursor, color the terminal or reverse text are printed as
 * escapes, which mean the same text in JSON. Joiners between letters, as in Persian, stay.
 */
export function visible(words: string): string {
  return words.replace(/(?![\n\u200c\u200d])[\p{Cc}\p{Cf}\u2028\u2029]/gu, (char) =>
    Array.from({ length: char.length }, (_, at) => escaped(char.charCodeAt(at))).join(''),
  );
}

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;
