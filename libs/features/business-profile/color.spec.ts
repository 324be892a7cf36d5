import { contrastOnWhite, inkOf, LEAST_CONTRAST } from './color';

it.each(['#1d4ed8', '#000000', '#7a1f5c'])('%s is dark enough to be read on paper and stays', (color) => {
  expect(inkOf(color)).toBe(color);
});

it.each(['#ffff00', '#ffffff', '#ffe08a', '#00ff88'])('%s becomes dark enough to be read on paper', (color) => {
  expect(contrastOnWhite(inkOf(color))).toBeGreaterThanOrEqual(LEAST_CONTRAST);
});
