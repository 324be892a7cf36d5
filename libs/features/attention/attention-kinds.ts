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

const REFUND_AT_NOMOD = 'Refund it at Nomod. Remit finds and books the refund automatically.';

/** Title, advice and actions of each kind. */
export const attentionKinds: Readonly<Record<AttentionKind, KindDescription>> = {
  account_shared: {
    whatToDo:
      'Use one Nomod account for each environment, and archive the connection that you do not need. This row then closes automatically. Until then, each environment lists the sales of the other one as not ours, and a charge is booked in one environment only. If you want this, dismiss this row.',
  },
  amount_differs: {
    whatToDo:
      'Compare both amounts. If the charge took too little, create a new link for the rest. If it took too much, refund the excess at Nomod. Then dismiss this row.',
    check: 'payment',
  },
  amount_mismatch: {
    whatToDo:
      'The Nomod account adds its own tax or fees to links. Turn them off in the Nomod dashboard, then create a new link for the invoice.',
  },
  books_differ: {
    whatToDo:
      'Follow the advice in the evidence. Remit compares its books with Nomod every day, and every hour while they differ. This row closes automatically when they agree.',
    check: 'payment',
    match: true,
    mayBeLost: true,
  },
  charge_elsewhere: {
    whatToDo:
      'Two environments use one Nomod account, and a charge is booked in one of them only. If the sale belongs there, dismiss this row. If it belongs here, record an offline payment on the invoice with the charge as its reference, then dismiss.',
  },
  charge_reversed: {
    whatToDo:
      'Find the charge in the Nomod dashboard. The invoice still counts it as paid. If the money is gone, count it as lost. The invoice is then owed again, and you can create a new link. If Nomod takes the money later, this row closes automatically and the money counts again.',
    check: 'payment',
    mayBeLost: true,
  },
  closing_refused: {
    whatToDo:
      'Cancel the invoice or disable the link in the Nomod dashboard, so that nobody can pay it. Then dismiss this row. Remit also keeps retrying, and this row closes automatically when a retry succeeds. Remit records payments made until then.',
  },
  connection_refused: {
    whatToDo:
      'Links and syncs of this connection are paused. Create a new API key in the Nomod dashboard and save it on the connection. This row then closes automatically.',
  },
  currency_differs: {
    whatToDo: `The money does not count as paid, because Remit does not convert currencies. ${REFUND_AT_NOMOD}`,
    check: 'payment',
  },
  details_differ: {
    whatToDo:
      "Nomod's API cannot change this. Correct it in the Nomod app, then press Check: this row closes when the page shows the change. Or press Retry: Remit cancels the page and creates a new one with the change. The old Nomod address then stops working, so send the new one to the customer. A new page does not change the name of a customer. If the difference does not matter, dismiss this row.",
    check: 'invoice',
    retry: 'page',
  },
  disputed: {
    whatToDo:
      'Answer the dispute in the Nomod dashboard before its deadline. If Nomod then shows a refund, Remit books it automatically. If you lose the dispute and Nomod shows no refund, count the money as lost. The invoice is then owed again, and you can create a new link. If you win the dispute later, the money counts again automatically.',
    check: 'payment',
    mayBeLost: true,
  },
  email_undelivered: {
    whatToDo:
      'Open the invoice: its e-mails show the answer of the mail server. If the address is wrong, correct it on the customer. Then retry: Remit sends the failed e-mails again, to the corrected address. If an e-mail may already have been sent, ask the customer first, because a retry can send it twice. This row closes automatically when the e-mail is sent.',
    retry: 'email',
  },
  endpoint_disabled: {
    whatToDo:
      'Fix the receiver, then enable the endpoint again. This row then closes automatically. The endpoint lists the messages that failed, and you can send them again.',
  },
  endpoint_paused: {
    whatToDo:
      'Find out why the receiver does not answer. Remit keeps its messages queued. When it answers, Remit sends them and this row closes automatically. To retry now, press Send now on the endpoint.',
  },
  event_failed: {
    whatToDo:
      'Press Retry: Remit processes the event again and records nothing twice. If it fails again, read the reason.',
    retry: 'delivery',
    match: true,
  },
  gateway_trouble: {
    whatToDo:
      "Find the object in the Nomod dashboard. Remit retries every few minutes. When it can read the object, it books the result and this row closes. Do not record anything by hand until then, or it counts twice. If the row stays, send the id and the reason to Nomod's support.",
  },
  link_missing: {
    whatToDo:
      "Read Nomod's reason, correct the cause, then retry. If Nomod created a link but its answer was lost, Remit finds that link and uses it. It never creates a second one.",
    retry: 'link',
  },
  lost_charge: {
    whatToDo:
      'The paid link or invoice was created after the restored backup. If its invoice is missing here, create and finalize it again. Then match the charge to it: the payer does not pay again. If nothing is owed, refund the money at Nomod, then dismiss this row.',
    match: true,
  },
  lost_object: {
    whatToDo:
      'This link or invoice was created after the restored backup, and can still be paid at Nomod. Disable the link or cancel the invoice there, then bill here what is owed. If it is already paid, match its charge, which has its own row here. Then dismiss this row.',
  },
  overpaid: { whatToDo: `More was paid than is owed. ${REFUND_AT_NOMOD}`, check: 'payment' },
  paid_without_charge: {
    whatToDo:
      'Find the charge in the Nomod dashboard and match it to the invoice. If the invoice was marked as paid at Nomod without a charge, record an offline payment, then dismiss this row. If the invoice is void here, refund the charge at Nomod, then dismiss this row.',
    match: true,
  },
  payment_after_void: { whatToDo: `The invoice is void, so no money was owed. ${REFUND_AT_NOMOD}`, check: 'payment' },
  payment_not_applied: {
    whatToDo: `Remit recorded the money, but it pays no invoice. ${REFUND_AT_NOMOD}`,
    check: 'payment',
  },
  refund_done_twice: {
    whatToDo:
      'Nomod answered late and made both refunds; both are booked here. Find the charge in the Nomod dashboard. If the payer received too much, bill the excess with a new invoice. Then dismiss this row.',
    check: 'payment',
  },
  refund_reversed: {
    whatToDo:
      'The refund did not reach the payer, and the money counts as paid again. Refund the payment again: this row closes automatically when the same amount is refunded. If you repay the payer in another way, or owe nothing, dismiss this row.',
    check: 'payment',
  },
  refund_unconfirmed: {
    whatToDo:
      'Find the charge in the Nomod dashboard. If it shows the refund, press Check: Remit books it. Dismiss this row if it is still open then. If it shows no refund, refund the payment again, which closes this row.',
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
      'Press Check. If the money was for one of your open or paid invoices, match it; Remit then lists any excess. If that invoice is void, in another currency, or must not be paid again, refund the money at Nomod, then dismiss this row. If the money belongs to another use of the Nomod account, dismiss this row.',
    check: 'delivery',
    match: true,
  },
  unreadable_event: {
    whatToDo: 'Read the stored body under incoming events, and check the relay that sent it. Then dismiss this row.',
    retry: 'delivery',
  },
  webhooks_silent: {
    whatToDo:
      'Remit still finds payments by polling Nomod, but later. Compare the webhook URL and the signing secret of the connection with those in the Nomod dashboard. This row closes within a day of the next webhook.',
  },
};
