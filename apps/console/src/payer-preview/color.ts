const IS_COLOR = /^#[0-9a-f]{6}$/i;

/** Colour of the button while none is chosen, or none that can be used. */
const PRODUCT_COLOR = '#1f5fd6';

export const shownColor = (color: string): string => (IS_COLOR.test(color) ? color : PRODUCT_COLOR);

/** Black or white, whichever can be read on a colour. */
export function readableOn(color: string): '#000' | '#fff' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  const contrastOnWhite = 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
  return contrastOnWhite >= 4.5 ? '#fff' : '#000';
}
