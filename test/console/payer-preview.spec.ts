import fc from 'fast-check';
import { onAccent } from '@remit/hosted-pages';
import type { Connection } from '../../apps/console/src/api/types';
import { readableOn } from '../../apps/console/src/payer-preview/color';
import { isPaidOnline } from '../../apps/console/src/payer-preview/paid-online';

it('the preview writes on a colour in black or white as the page does', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffffff }), (number) => {
      const color = `#${number.toString(16).padStart(6, '0')}`;
      expect({ color, text: readableOn(color) }).toEqual({ color, text: onAccent(color) });
    }),
  );
});

describe('whether a new invoice can be paid online', () => {
  const connection = (created: string, pushes: boolean, paused = false, status = 'published') =>
    ({
      status,
      created_at: created,
      paused_at: paused ? '2026-11-01T00:00:00Z' : null,
      sync_config: { invoice: { outbound: pushes } },
    }) as Connection;

  it.each([
    ['no connection', [], false],
    ['a draft', [connection('2026-01', true, false, 'draft')], false],
    ['one', [connection('2026-01', false)], true],
    ['one whose key Nomod refuses', [connection('2026-01', false, true)], false],
    ['two, and neither is pushed to', [connection('2026-01', false), connection('2026-02', false)], false],
    ['two, and one is pushed to', [connection('2026-01', false), connection('2026-02', true)], true],
    [
      'two, and Nomod refuses the key of the one pushed to',
      [connection('2026-02', false), connection('2026-01', true, true)],
      false,
    ],
    ['two that push, the older refused', [connection('2026-02', true), connection('2026-01', true, true)], false],
  ])('%s', (_what, connections, expected) => {
    expect(isPaidOnline(connections)).toBe(expected);
  });
});
