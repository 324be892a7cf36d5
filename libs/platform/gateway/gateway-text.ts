const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * One line of at most `max` UTF-16 units, cut between graphemes and ended with an ellipsis when text was left out.
 * Line breaks, controls and direction overrides become spaces.
 */
export function gatewayText(text: string, max: number): string {
  const line = text
    .replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length <= max ? line : `${cut(line, max - 1).trimEnd()}…`;
}

function cut(line: string, max: number): string {
  const kept = take(graphemes.segment(line), max);
  // A single grapheme can exceed the limit (stacked combining marks). It is cut inside then.
  return kept === ''
    ? take(
        Array.from(line, (segment) => ({ segment })),
        max,
      )
    : kept;
}

function take(parts: Iterable<{ segment: string }>, max: number): string {
  let kept = '';
  for (const { segment } of parts) {
    if (kept.length + segment.length > max) break;
    kept += segment;
  }
  return kept;
}

/** First or last name of a customer as the gateway stores it. */
export const nameText = (text: string): string => gatewayText(text, 150);
