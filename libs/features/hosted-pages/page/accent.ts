import { contrastOnWhite, LEAST_CONTRAST } from '@remit/business-profile';

/** CSS rules that set the business's color on the button. */
export const accentRules = (color: string | null): string =>
  color === null ? '' : `button{--accent:${color};--on-accent:${onAccent(color)}}`;

/** Black or white, whichever is easier to read on a colour: one of them always is. */
export const onAccent = (color: string): string => (contrastOnWhite(color) >= LEAST_CONTRAST ? '#fff' : '#000');
