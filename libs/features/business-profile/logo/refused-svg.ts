/**
 * Contents of SVG files that would be drawn differently from what their maker sees. A library that executes and loads
 * nothing draws the picture once, and only its pixels are kept. So such a file is refused with a reason, instead of
 * drawing it incompletely.
 *
 * A file is checked in the event loop, so each expression must read it about once, for any content. Two repetitions of
 * the same characters, or one that starts again at many places, would take minutes for 512 KiB.
 */
const REFUSED: readonly (readonly [found: RegExp, why: string])[] = [
  [/<!ENTITY|^[^<]*(?:<\?[^>]*>[^<]*)*<!DOCTYPE[^>]*\[/i, 'it defines entities; save it as plain SVG'],
  [/<([\w-]+:)?script\b/i, 'it holds a script'],
  [/<([\w-]+:)?(text|tspan|textPath)\b/i, 'it holds text, which needs fonts; convert the text to paths'],
  [/<([\w-]+:)?(image|feImage)\b/i, 'it holds another picture; send that picture as PNG'],
  [/<([\w-]+:)?foreignObject\b/i, 'it holds HTML'],
  [/<([\w-]+:)?include\b|<\?xml-stylesheet|@import/i, 'it refers to another file'],
  [/\bhref\s*=\s*["']\s*[^#"'\s]/i, 'it refers to another file'],
  [/url\((?:\s*["'])?\s*[^#"'\s)]/i, 'it refers to another file'],
];

/**
 * Why an SVG file is refused; undefined when it can be drawn.
 * @param text the file without comments
 */
export const whyRefused = (text: string): string | undefined => REFUSED.find(([found]) => found.test(text))?.[1];

/** Comments may hold anything. One without an end stays, and the library that draws refuses the file. */
export function withoutComments(file: string): string {
  const kept: string[] = [];
  let from = 0;
  for (;;) {
    const start = file.indexOf('<!--', from);
    const end = start < 0 ? -1 : file.indexOf('-->', start + 4);
    if (end < 0) return kept.join('') + file.slice(from);
    kept.push(file.slice(from, start));
    from = end + 3;
  }
}
