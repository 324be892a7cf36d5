/** Minimum contrast of text (WCAG 2). */
const LEAST_CONTRAST = 4.5;

/** CSS rules that set the business's color on the button. */
export const accentRules = (color: string | null): string =>
  color === null ? '' : `button{--accent:${color};--on-accent:${onAccent(color)}}`;

/** White or black text for a background color. One of them always has enough contrast. */
export const onAccent = (color: string): string =>
  1.05 / (luminanceOf(color) + 0.05) >= LEAST_CONTRAST ? '#fff' : '#000';

/** Relative luminance of `#rrggbb`. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
