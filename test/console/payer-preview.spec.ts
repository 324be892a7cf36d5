import fc from 'fast-check';
import { onAccent } from '@remit/hosted-pages';
import { readableOn } from '../../apps/console/src/payer-preview/color';

it('the preview writes on a colour in black or white as the page does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const color = `#${number.toString(16).padStart(6, '0')}`;
      expect({ color, text: readableOn(color) }).toEqual({ color, text: onAccent(color) });
    }),
  );
});
