import type { Json } from './api-client';

const BAR_WIDTH = 24;

/** Answers go to stdout, everything else to stderr: a script can read the one and a person sees both. */
export class Output {
  constructor(private readonly json: boolean) {}

  /** One object: as JSON, or as the named members, one a line. */
  show(value: Json, members: readonly string[] = Object.keys(value)): void {
    if (this.json) return this.line(JSON.stringify(value, null, 2));
    const width = Math.max(...members.map((name) => name.length));
    for (const name of members) this.line(`${name.padEnd(width)}  ${text(value[name])}`);
  }

  /** Many objects: as JSON, or as a table of the named members. */
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
    process.stdout.write(`${words}\n`);
  }

  /** For people only. */
  note(words: string): void {
    if (!this.json) process.stderr.write(`${words}\n`);
  }

  /** A bar that grows in place; on anything but a terminal there is none. */
  progress(done: number, total: number, what: string): void {
    if (this.json || !process.stderr.isTTY) return;
    const filled = Math.round((done / total) * BAR_WIDTH);
    const bar = '#'.repeat(filled).padEnd(BAR_WIDTH, '.');
    process.stderr.write(`\r[${bar}] ${done}/${total} ${what}${done === total ? '\n' : ''}`);
  }
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '-';
  return visible(typeof value === 'object' ? JSON.stringify(value) : String(value));
}

/** Names are typed by others: what would move the cursor, colour the terminal or break the table is shown, not done. */
function visible(words: string): string {
  return words.replace(
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu,
    (char) => JSON_ESCAPES[char] ?? escaped(char),
  );
}

const JSON_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
