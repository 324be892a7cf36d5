import type { ChargeFacts } from '@remit/domain-events';
import { chargeFacts } from '../../../../test/support/charge-facts';
import { judgeCharge } from './charge-judgement';
import { formatPart } from '@remit/gateway';

const asked = { currency: 'AED', amountMinor: 10_000n };
const judge = (changes: Partial<ChargeFacts>) => judgeCharge(asked, chargeFacts(changes));

it.each<[string, Partial<ChargeFacts>, object]>([
  ['a tax inside what was asked', { tax_minor: '476.2' }, { fit: 'exact', extrasMinor: 0n, isSplitCertain: true }],
  [
    'a tax on top of it',
    { total_minor: '10476', tax_minor: '476.2' },
    { fit: 'exact', extrasMinor: 476n, isSplitCertain: true },
  ],
  [
    'a fee and a tax that are whole together',
    { total_minor: '10300', service_fee_minor: '285.5', tax_minor: '14.5' },
    { fit: 'exact', extrasMinor: 300n, isSplitCertain: true },
  ],
  [
    'a fee that does not explain what is missing',
    { total_minor: '9286', service_fee_minor: '285.5' },
    { fit: 'partial', amountMinor: 9_286n, extrasMinor: 0n, isSplitCertain: false },
  ],
  [
    'a tip whose fraction leaves open what the bill got',
    { total_minor: '10000', tip_minor: '1000.5' },
    { fit: 'exact', amountMinor: 10_000n, extrasMinor: 0n, isSplitCertain: false },
  ],
  ['a tip that cannot be read', { tip_minor: 'unknown' }, { fit: 'exact', extrasMinor: 0n, isSplitCertain: false }],
  ['a tax that cannot be read', { tax_minor: 'unknown' }, { fit: 'exact', extrasMinor: 0n, isSplitCertain: true }],
  [
    'a tax that cannot be read beside more money',
    { total_minor: '10500', tax_minor: 'unknown' },
    { fit: 'over', amountMinor: 10_500n, extrasMinor: 0n, isSplitCertain: false },
  ],
  [
    'a converted charge with a tip that cannot be read',
    { currency: 'GBP', original_currency: 'AED', original_total_minor: '10500', tip_minor: 'unknown' },
    { fit: 'over', amountMinor: 10_500n, extrasMinor: 0n, isSplitCertain: false },
  ],
])('%s never rounds and never hides money', (_what, changes, expected) => {
  expect(judge(changes)).toMatchObject({ kind: 'captured', ...expected });
});

it.each([
  ['476.2', 'AED', '4.762'],
  ['0.5', 'AED', '0.005'],
  ['5', 'AED', '0.05'],
  ['4762', 'KWD', '4.762'],
  ['1.005', 'JPY', '1.005'],
  ['600', 'JPY', '600'],
  ['unknown', 'AED', 'unknown'],
])('%s %s is shown as %s', (part, currency, text) => {
  expect(formatPart(part, currency)).toBe(text);
});
