/** Least contrast of text, by WCAG 2. */
export const LEAST_CONTRAST = 4.5;

const STEPS = 20;

/** Relative luminance of `#rrggbb`. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map((channel) => {
    const value = channel / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of `#rrggbb` with white. */
export const contrastOnWhite = (color: string): number => 1.05 / (luminanceOf(color) + 0.05);

/** A colour as it can be read on white paper: a light one becomes darker, in its own hue. */
export function inkOf(color: string): string {
  for (let step = STEPS; step > 0; step -= 1) {
    const darker = mixed(color, step / STEPS);
    if (contrastOnWhite(darker) >= LEAST_CONTRAST) return step === STEPS ? color : darker;
  }
  return '#000000';
}

const channelsOf = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

const mixed = (color: string, share: number): string =>
  `#${channelsOf(color)
    .map((channel) =>
      Math.round(channel * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
