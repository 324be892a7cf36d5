import type { AttentionKind } from '@remit/domain-events';

/** Actions that a person may take on a row. `dismiss` is always offered while the row is open. */
export type AttentionAction = 'check' | 'match' | 'retry' | 'count_lost' | 'dismiss';

interface KindDescription {
  readonly whatToDo: string;
  /** Subject of `check`: the payment at Nomod, the charge of the stored delivery, or the invoice at Nomod. */
  readonly check?: 'payment' | 'delivery' | 'invoice';
  /** Subject of `retry`. The page of an invoice is made again. */
  readonly retry?: 'link' | 'sync' | 'delivery' | 'page' | 'email';
  /** A charge without an invoice: a person may say which invoice it paid. */
  readonly match?: true;
  /** A charge whose money may be gone: a person may confirm that, and the invoice is due again. */
  readonly mayBeLost?: true;
}

const REFUND_AT_NOMOD = 'Give it back at Nomod; the refund is noticed and booked here by itself.';

/** Title, advice and actions of each kind. */
export const attentionKinds: Readonly<Record<AttentionKind, KindDescription>> = {
  account_shared: {
    whatToDo:
      'Give each environment a Nomod account of its own and archive the connection that is not needed: this row then closes by itself. Until then, sales of the other connection appear here as not ours, and a charge pays in one environment only. If this is intended, dismiss this row.',
  },
  amount_differs: {
    whatToDo:
      'Compare both amounts. Too little: the invoice stays open for the rest, so ask for it with a new link. Too much: give the excess back at Nomod. Then dismiss.',
    check: 'payment',
  },
  amount_mismatch: {
    whatToDo:
      'The Nomod account adds tax or fees of its own to links. Switch that off in the Nomod dashboard, then make a new link for the invoice.',
  },
  books_differ: {
    whatToDo:
      'Do what the evidence advises. Remit compares its books with Nomod again every day, and every hour while they differ: this row closes by itself once they agree.',
    check: 'payment',
    match: true,
    mayBeLost: true,
  },
  charge_elsewhere: {
    whatToDo:
      'Two environments use one Nomod account, and a charge pays in one of them only. If the sale belongs there, dismiss this row. If it belongs here, record an offline payment on the invoice with the charge as its reference, then dismiss.',
  },
  charge_reversed: {
    whatToDo:
      'Look the charge up in the Nomod dashboard. The invoice still counts it as paid. If the money is gone, count it as lost: the invoice owes it again, and a new link can be made for it. If Nomod takes it after all, this row closes by itself, and what was counted as lost counts again.',
    check: 'payment',
    mayBeLost: true,
  },
  closing_refused: {
    whatToDo:
      'Cancel the invoice, or switch the link off, in the Nomod dashboard, so that it cannot be paid there, then dismiss. Remit goes on trying, and this row closes by itself when that succeeds. A payment made until then is recorded.',
  },
  connection_refused: {
    whatToDo:
      'Links and syncs of this connection wait. Make a new API key in the Nomod dashboard and save it on the connection; this row closes by itself then.',
  },
  currency_differs: {
    whatToDo: `The money is not counted as paid, because currencies are never converted here. ${REFUND_AT_NOMOD}`,
    check: 'payment',
  },
  details_differ: {
    whatToDo:
      'Nomod cannot change this through its API. Correct it in the Nomod app, then check: this row closes once the page shows it. Or retry: Remit cancels the page and makes a new one that shows it. The old Nomod address stops working then, so send the customer the new one. A new page does not change the name of a customer. If the difference does not matter, dismiss.',
    check: 'invoice',
    retry: 'page',
  },
  disputed: {
    whatToDo:
      'Answer the dispute in the Nomod dashboard before its deadline. If Nomod shows a refund then, it is booked here by itself. If the dispute is lost and Nomod shows none, count the money as lost: the invoice owes it again, and a new link can be made for it. If the dispute is won after all, it counts again by itself.',
    check: 'payment',
    mayBeLost: true,
  },
  email_undelivered: {
    whatToDo:
      'Open the invoice: its e-mails say what the mail server answered. If the address is wrong, correct it on the customer. Then retry: what did not arrive is sent again, to the corrected address. An e-mail that may have been sent can arrive twice then: ask the customer first. This row closes by itself once it is sent.',
    retry: 'email',
  },
  endpoint_disabled: {
    whatToDo:
      'Mend the receiver, then switch the endpoint on again: this row closes by itself. What it missed is in its attempts and can be replayed.',
  },
  endpoint_paused: {
    whatToDo:
      'Find out why the receiver does not answer. Its messages wait and none is lost: once it answers, they are sent and this row closes by itself. To try it at once, press Send now on the endpoint.',
  },
  event_failed: {
    whatToDo: 'Retry: the event is worked on again, and nothing is recorded twice. If it fails again, read the reason.',
    retry: 'delivery',
    match: true,
  },
  gateway_trouble: {
    whatToDo:
      'Look the object up in the Nomod dashboard. Remit asks again every few minutes: what it can read then is booked by itself, and this row closes. Record nothing by hand meanwhile, or it counts twice. If the row stays, send the id and the reason to the support of Nomod.',
  },
  link_missing: {
    whatToDo:
      "Read Nomod's reason, correct what it names, then retry. A link that Nomod made without telling is found and used; a second one is never made.",
    retry: 'link',
  },
  lost_charge: {
    whatToDo:
      'The link or invoice that was paid was made after the backup that was restored. Make the invoice here again if it is missing, finalize it, and match the charge to it: nothing is asked from the payer again. If nothing is owed, give the money back at Nomod, then dismiss.',
    match: true,
  },
  lost_object: {
    whatToDo:
      'It was made after the backup that was restored, and can still be paid at Nomod. Switch it off there (a link: disable, an invoice: cancel), then bill here what is owed. If it is paid, match its charge, which stands here in a row of its own. Then dismiss.',
  },
  overpaid: { whatToDo: `More was paid than is owed. ${REFUND_AT_NOMOD}`, check: 'payment' },
  paid_without_charge: {
    whatToDo:
      'Find the charge in the Nomod dashboard and match it to the invoice. If the invoice was marked as paid at Nomod without a charge, record an offline payment and dismiss. If it is void here, refund the charge at Nomod and dismiss.',
    match: true,
  },
  payment_after_void: { whatToDo: `The invoice is void, so nothing was owed. ${REFUND_AT_NOMOD}`, check: 'payment' },
  payment_not_applied: {
    whatToDo: `The money is recorded, but pays no invoice. ${REFUND_AT_NOMOD}`,
    check: 'payment',
  },
  refund_done_twice: {
    whatToDo:
      'Nomod was slow, and both refunds are booked here. Look the charge up in the Nomod dashboard. If the payer has too much back, ask for it with a new invoice; then dismiss.',
    check: 'payment',
  },
  refund_reversed: {
    whatToDo:
      'The refund did not reach the payer, and the money counts as paid again. Ask for the refund again: this row closes by itself once as much is given back. If you pay the payer back in another way, or owe nothing, dismiss.',
    check: 'payment',
  },
  refund_unconfirmed: {
    whatToDo:
      'Look the charge up in the Nomod dashboard. If the money was given back there, it is booked here by itself: check, then dismiss what is still open. If not, ask for the refund again, which closes this row.',
    check: 'payment',
  },
  second_payment: {
    whatToDo: `The payer paid twice. ${REFUND_AT_NOMOD}`,
    check: 'payment',
  },
  sync_failed: {
    whatToDo: "Read Nomod's reason, correct the customer, the invoice or the connection, then retry.",
    retry: 'sync',
  },
  unmatched_event: {
    whatToDo:
      'Check again. If the money was for one of your open or paid invoices, match it: any excess is then listed. If that invoice is void, in another currency, or must not be paid again, give the money back at Nomod, then dismiss. If it belongs to another use of the Nomod account, dismiss it.',
    check: 'delivery',
    match: true,
  },
  unreadable_event: {
    whatToDo: 'Look at the stored body under incoming events, and at the relay that sent it. Then dismiss.',
    retry: 'delivery',
  },
  webhooks_silent: {
    whatToDo:
      'Payments are found by asking Nomod, only later. Compare the webhook URL and the signing secret of the connection with those in the Nomod dashboard; this row closes within a day of the next event.',
  },
};
