/**
 * What of an SVG file would be shown otherwise than its maker sees it, or would be loaded, run, or take long to draw. The picture is drawn once, by a library that
 * runs and loads nothing, and only its points are kept; this says why instead of leaving something out.
 */
const REFUSED: readonly (readonly [found: RegExp, why: string])[] = [
  [/<!ENTITY|<!DOCTYPE[^>]*\[/i, 'it defines entities; save it as plain SVG'],
  [/<([\w-]+:)?script\b/i, 'it holds a script'],
  [/<([\w-]+:)?(text|tspan|textPath)\b/i, 'it holds text, which needs fonts; turn the text into paths'],
  [/<([\w-]+:)?(image|feImage)\b/i, 'it holds another picture; send that picture as PNG'],
  [/<([\w-]+:)?foreignObject\b/i, 'it holds HTML'],
  [/<([\w-]+:)?filter\b/i, 'it holds filter effects; save it without effects, or as PNG'],
  [/<([\w-]+:)?pattern\b/i, 'it holds patterns; save it without patterns, or as PNG'],
  [/<([\w-]+:)?include\b|<\?xml-stylesheet|@import/i, 'it refers to another file'],
  [/\bhref\s*=\s*["']\s*[^#"'\s]/i, 'it refers to another file'],
  [/url\(\s*["']?\s*[^#"'\s)]/i, 'it refers to another file'],
];

/** A drawing that uses drawings that use drawings grows without bound. */
const MOST_USES = 20;

/** Why an SVG file is not taken; undefined when it can be drawn. @param text without comments */
export function whyRefused(text: string): string | undefined {
  const refused = REFUSED.find(([found]) => found.test(text));
  if (refused) return refused[1];
  const uses = text.match(/<([\w-]+:)?use\b/gi)?.length ?? 0;
  return uses > MOST_USES ? `it uses parts of itself more than ${MOST_USES} times` : undefined;
}
