import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/**
 * The fenced code below a heading of one of our documents, up to the next heading.
 * @throws Error when there is none
 */
export function codeBelow(document: string, heading: string, language: string): string {
  const text = readFileSync(path.join(root, document), 'utf8');
  // A line of code may begin with # too, so fences are removed before the headings are searched.
  const parts = text.split(/^```(\w*)\n([\s\S]*?)^```$/m);
  const code: string[] = [];
  let isBelow = false;
  for (let index = 0; index < parts.length; index += 3) {
    for (const line of (parts[index] ?? '').split('\n')) {
      if (line.startsWith('#')) isBelow = line.replace(/^#+ /, '') === heading;
    }
    if (isBelow && parts[index + 1] === language) code.push(parts[index + 2] ?? '');
  }
  if (code.length === 0) throw new Error(`${document} has no ${language} below "${heading}"`);
  return code.join('\n');
}

/** The output that documented code declares: the text after `#=>` or `//=>` in its lines. */
export function promisedOutput(code: string): string[] {
  return [...code.matchAll(/(?:#|\/\/)=> (.*)$/gm)].map(([, text = '']) => text.trim());
}
