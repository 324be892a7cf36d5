/** Least contrast of text, by WCAG 2. */
const LEAST_CONTRAST = 4.5;

/** Rules that put the business's colour on the button, with black or white on it, whichever is easier to read: one of them always is. */
export function accentRules(color: string | null): string {
  if (color === null) return '';
  const light = luminanceOf(color);
  const onAccent = 1.05 / (light + 0.05) >= LEAST_CONTRAST ? '#fff' : '#000';
  return `button{--accent:${color};--on-accent:${onAccent}}`;
}

/** Relative luminance of `#rrggbb`. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
