import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Written by `.config/bundle.cjs`. */
interface Origins {
  readonly sources: readonly string[];
  /**
   * Base64 of two 16-bit numbers for each line of the bundle: number of its source (from 1; 0 is none), and line
   * there.
   */
  readonly lines: string;
}

/**
 * Makes stack traces name the sources of a bundle, with a table of lines. Node's `SourceMap` would block the process
 * for 0.6 s at its first error and keep 86 MB. The table is read now, because another build may replace it later, and
 * parsed for the first stack trace.
 */
export function showSources(bundle: string): void {
  const name = path.basename(bundle);
  const table = readFileSync(`${bundle}.lines`);
  let originOf: ((line: number) => string | undefined) | undefined;
  const described = (frame: NodeJS.CallSite): string => {
    const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
    if (frame.getFileName() !== name || line === null || column === null) return String(frame);
    originOf ??= parseOrigins(table.toString());
    const place = `${name}:${line}:${column}`;
    const origin = originOf(line) ?? place;
    return String(frame).replace(place, () => origin);
  };
  Error.prepareStackTrace = (error, frames) =>
    [Error.prototype.toString.call(error), ...frames.map((frame) => `    at ${described(frame)}`)].join('\n');
}

function parseOrigins(text: string): (line: number) => string | undefined {
  const { sources, lines } = JSON.parse(text) as Origins;
  const table = Buffer.from(lines, 'base64');
  return (line) => {
    const at = (line - 1) * 4;
    const source = at + 4 <= table.length ? sources[table.readUInt16LE(at) - 1] : undefined;
    return source && `${source}:${table.readUInt16LE(at + 2)}`;
  };
}
