import type { InvoiceView } from '@remit/invoices';
import type { PayersLink } from '@remit/payments';
import { waitingPageStep } from './waiting-page';

const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1_000);
const opening = (link: PayersLink | null, waited: number) =>
  waitingPageStep(
    { invoice: { amountRemainingMinor: 500n } as InvoiceView, payments: { paid: [], linkExpiresAt: null, link } },
    secondsAgo(waited),
  );
const ready = (amountMinor: bigint): PayersLink => ({ state: 'ready', url: 'https://nomod.example/l', amountMinor });

it('a page that waits for its link goes on to it, and to no link of another amount', () => {
  expect(opening(ready(500n), 3_000)).toEqual({ next: 'pay', url: 'https://nomod.example/l' });
  expect(opening(ready(499n), 1)).toEqual({ next: 'tell', notice: 'opening' });
  expect(opening(ready(499n), 40)).toEqual({ next: 'tell', notice: 'busy' });
});

it.each<[string, PayersLink | null, number, string]>([
  ['is being made', { state: 'making' }, 110, 'opening'],
  ['is made for too long', { state: 'making' }, 130, 'busy'],
  ['waits for an older one', null, 20, 'opening'],
  ['is made by nobody', null, 40, 'busy'],
  ['was refused meanwhile', { state: 'refused', at: secondsAgo(1) }, 5, 'busy'],
  ['was refused before, and is asked for again', { state: 'refused', at: secondsAgo(60) }, 5, 'opening'],
])('when the link %s, it says so', (_when, link, waited, notice) => {
  expect(opening(link, waited)).toEqual({ next: 'tell', notice });
});
