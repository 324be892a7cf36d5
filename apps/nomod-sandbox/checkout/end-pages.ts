import type { Charge } from '../charges/charge';
import type { Closed, Payable } from '../charges/payable';
import { display } from '../money';
import type { Account } from '../store/state';
import { html } from './html';
import { layout, merchant, statement } from './layout';

const CLOSED: Record<Closed, { sign: string; heading: string; text: string }> = {
  disabled: {
    sign: '–',
    heading: 'This link is switched off',
    text: 'The business has switched this payment link off.',
  },
  expired: { sign: '–', heading: 'This link has expired', text: 'It can no longer be paid.' },
  deleted: { sign: '–', heading: 'This link no longer exists', text: 'The business has removed this payment link.' },
  paid: { sign: '✓', heading: 'Already paid', text: 'This has been paid. There is nothing left to do.' },
  cancelled: { sign: '–', heading: 'This invoice was cancelled', text: 'There is nothing to pay.' },
  scheduled: { sign: '–', heading: 'Not open yet', text: 'This invoice cannot be paid before its start date.' },
};

export function closedPage(account: Account, payable: Payable, closed: Closed): string {
  const { sign, heading, text } = CLOSED[closed];
  const ask =
    closed === 'paid' ? text : `${text} Ask ${account.options.business_name} for a new one if you still need to pay.`;
  return layout(
    heading,
    html`${merchant(account.options.business_name, payable.bill.title || 'Payment')}${statement(
      sign,
      closed === 'paid' ? 'good' : 'plain',
      heading,
      ask,
    )}`,
  );
}

export function receiptPage(account: Account, payable: Payable, { body }: Charge): string {
  const details = html`<table>
    <tr class="part first">
      <td>For</td>
      <td dir="auto">${payable.bill.title || 'Payment'}</td>
    </tr>
    <tr class="part">
      <td>Charge number</td>
      <td>${body.reference_id}</td>
    </tr>
    <tr class="part">
      <td>Paid with</td>
      <td>Test card ending 4242</td>
    </tr>
    <tr class="part">
      <td>Receipt for</td>
      <td>${body.customer_info?.email}</td>
    </tr>
  </table>`;
  const text = `${display(body.total, body.currency)} to ${account.options.business_name}`;
  return layout('Payment received', html`${statement('✓', 'good', 'Payment received', text, details)}`);
}

export function leftPage(account: Account, path: string): string {
  const back = html`<a class="button decline" href="${path}">Back to the payment</a>`;
  return layout(
    'Nothing was paid',
    html`${statement('–', 'plain', 'Nothing was paid', `You left the payment to ${account.options.business_name}.`, back)}`,
  );
}

export function unknownPage(): string {
  return layout(
    'Not found',
    html`${statement('?', 'plain', 'Nothing to pay here', 'Check that the address is complete.')}`,
  );
}

export function homePage(): string {
  return layout(
    'Nomod sandbox',
    html`${statement(
      '✓',
      'good',
      'The sandbox is running',
      'Payment pages open from the address of a link or invoice. The API is under /v1, the controls under /_sandbox.',
    )}`,
  );
}
