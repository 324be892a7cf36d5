import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from './repository';

/** A table between two markers of a document, which `npm run tables` writes. */
export class GeneratedTable {
  private readonly file: string;
  private readonly start: string;
  private readonly end: string;

  constructor(file: string, name: string) {
    this.file = path.join(repositoryRoot, file);
    this.start = `<!-- ${name}: npm run tables -->`;
    this.end = `<!-- /${name} -->`;
  }

  /** @throws Error when the document lacks the markers. */
  read(): string {
    return this.parts()[1];
  }

  write(table: string): void {
    const [before, , after] = this.parts();
    writeFileSync(this.file, `${before}${table}${after}`);
  }

  private parts(): [before: string, table: string, after: string] {
    const text = readFileSync(this.file, 'utf8');
    const from = text.indexOf(this.start) + this.start.length;
    const to = text.indexOf(this.end, from);
    if (from < this.start.length || to < 0) throw new Error(`${this.file} lacks ${this.start} or ${this.end}`);
    return [text.slice(0, from), text.slice(from, to), text.slice(to)];
  }
}

/** Markdown; the first row is the head. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`);
  return `\n\n${lines.join('\n')}\n\n`;
}
