/**
 * Contents of SVG files that would be drawn differently from what their maker sees. A library that executes and loads
 * nothing draws the picture once, and only its pixels are kept. So such a file is refused with a reason, instead of
 * drawing it incompletely.
 */
const REFUSED: readonly (readonly [found: RegExp, why: string])[] = [
  [/<!ENTITY|<!DOCTYPE[^>]*\[/i, 'it defines entities; save it as plain SVG'],
  [/<([\w-]+:)?script\b/i, 'it holds a script'],
  [/<([\w-]+:)?(text|tspan|textPath)\b/i, 'it holds text, which needs fonts; turn the text into paths'],
  [/<([\w-]+:)?(image|feImage)\b/i, 'it holds another picture; send that picture as PNG'],
  [/<([\w-]+:)?foreignObject\b/i, 'it holds HTML'],
  [/<([\w-]+:)?include\b|<\?xml-stylesheet|@import/i, 'it refers to another file'],
  [/\bhref\s*=\s*["']\s*[^#"'\s]/i, 'it refers to another file'],
  [/url\(\s*["']?\s*[^#"'\s)]/i, 'it refers to another file'],
];

/**
 * Why an SVG file is refused; undefined when it can be drawn.
 * @param text the file without comments
 */
export const whyRefused = (text: string): string | undefined => REFUSED.find(([found]) => found.test(text))?.[1];
