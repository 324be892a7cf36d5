import type { Fault, Suite } from './fault';

const READINGS: Suite = { tests: 'libs/features/payments/charges/charge-facts.spec' };
const LISTS: Suite = { tests: 'libs/platform/nomod/nomod-list.spec' };
const BELONGING: Suite = { tests: 'libs/features/invoice-sync/belonging.spec' };
const OBJECTS: Suite = { tests: 'libs/features/invoice-sync/objects-at-nomod' };
const MONEY_ACTS: Suite = { tests: 'libs/features/attention/money-acts' };
const DELETED_CONNECTION: Suite = { tests: 'libs/features/payments/deleted-connection' };

/** Faults that book a wrong amount, or fail to show a question to a person. */
export const moneyFaults: Fault[] = [
  {
    name: 'a refund that Nomod takes back stays booked',
    file: 'libs/features/payments/charges/charge-facts.ts',
    from: '  if (!goesBack(known, read)) return',
    to: '  if (goesBack(known, read)) return { facts: known, wantsSecondLook: false };\n  if (!goesBack(known, read)) return',
    caughtBy: READINGS,
  },
  {
    name: 'a refund that one reading does not show is taken back without a second one',
    file: 'libs/features/payments/charges/charge-facts.ts',
    from: '  if (!goesBack(known, read)) return',
    to: '  if (known !== read) return',
    caughtBy: READINGS,
  },
  {
    name: 'one row that cannot be read stops a list',
    file: 'libs/platform/nomod/nomod-list.ts',
    from: 'if (!(error instanceof InvalidAnswer)) throw error;',
    to: 'if (error !== undefined) throw error;',
    caughtBy: LISTS,
  },
  {
    name: 'a next page without a host ends the list',
    file: 'libs/platform/nomod/nomod-list.ts',
    from: "parseUrl(next, 'http://nomod.invalid/')",
    to: 'parseUrl(next)',
    caughtBy: LISTS,
  },
  {
    name: 'a row that cannot be read in a list is not read by itself',
    file: 'libs/platform/nomod/nomod-list.ts',
    from: 'await readAlone?.(row.id)',
    to: 'undefined',
    caughtBy: LISTS,
  },
  {
    name: 'an older sale settles an invoice of today',
    file: 'libs/features/invoice-sync/rules/belonging.ts',
    from: 'createdAt === null || charge.created.getTime() >= createdAt.getTime();',
    to: 'createdAt === null || charge.created.getTime() > 0;',
    caughtBy: BELONGING,
  },
  {
    name: 'a match takes a charge of another link of ours',
    file: 'libs/features/attention/charge-matching.ts',
    from: 'if (linkOwner && linkOwner.invoiceId !== wanted.invoiceId) throw isOnOurLink(charge, linkOwner);',
    to: 'void isOnOurLink;',
    caughtBy: { tests: 'libs/features/attention/attention-actions' },
  },
  {
    name: 'the key of another account at Nomod is saved',
    file: 'libs/features/connections/connections.service.ts',
    from: 'await this.account.require(scope, id, next, this.secrets.openCredentials(current));',
    to: 'void this.account;',
    caughtBy: { tests: 'libs/features/payments/account-of-key' },
  },
  {
    name: 'a refund that does not say how much gives everything back',
    file: 'libs/features/payments/dto/payment-requests.dto.ts',
    from: 'if (amount !== undefined && amount !== null) return amount;',
    to: "return amount ?? 'all';",
    caughtBy: MONEY_ACTS,
  },
  {
    name: 'the console takes a decimal comma for a separator of thousands',
    file: 'apps/console/src/ui/amount.ts',
    from: "if (!PLAIN.test(typed) && !grouped) return { problem: DECIMAL_COMMA.test(typed) ? 'decimal_comma' : 'not_amount' };",
    to: "if (!PLAIN.test(typed) && !grouped && !DECIMAL_COMMA.test(typed)) return { problem: 'not_amount' };",
    caughtBy: { tests: 'test/console/amount.spec' },
  },
  {
    name: 'a link that was deleted at Nomod is handed out',
    file: 'libs/features/payments/links/link-polling.ts',
    from: 'if (!ended) return false;',
    to: "if (ended !== 'expired') return false;",
    caughtBy: { tests: 'libs/features/payments/ended-links' },
  },
  {
    name: 'a customer that was deleted at Nomod is never billed again',
    file: 'libs/features/invoice-sync/push/customer-creation.ts',
    from: 'if (!found && (await creation.read(wrongId)) !== undefined) return false;',
    to: 'if (!found) return false;',
    caughtBy: OBJECTS,
  },
  {
    name: 'an invoice that was deleted at Nomod counts as open',
    file: 'libs/features/invoice-sync/watch/invoice-reading.ts',
    from: "if (!(await this.missing.recover(scope, sync))) await this.take(scope, sync, 'cancelled');",
    to: 'await this.missing.recover(scope, sync);',
    caughtBy: OBJECTS,
  },
  {
    name: 'nobody looks after what a deleted connection made',
    file: 'libs/features/connections/account-proof.ts',
    from: 'return objects.slice(0, OBJECTS_READ);',
    to: 'return objects.slice(0, 0);',
    caughtBy: DELETED_CONNECTION,
  },
  {
    name: 'a connection to another account inherits from a deleted one',
    file: 'libs/features/connections/account-proof.ts',
    from: 'if (unclear) throw unanswered(unclear);',
    to: 'if (objects.length > 0) return true;',
    caughtBy: DELETED_CONNECTION,
  },
  {
    name: 'a change here after the push is reported to nobody',
    file: 'libs/features/invoice-sync/watch/page-differences.ts',
    from: 'if (hasChanges || !isListed) await',
    to: 'if (hasChanges && !isListed) await',
    caughtBy: { tests: 'libs/features/attention/page-differences' },
  },
  {
    name: 'the old address of a page that was made again is handed out',
    file: 'libs/features/payments/subscribers/void-link-when-invoice-synced.subscriber.ts',
    from: 'live.gatewayTrackingId !== payload.nomod_invoice_id',
    to: '!live.usesInvoiceUrl',
    caughtBy: { tests: 'libs/features/payments/invoice-url' },
  },
  {
    name: 'a worker renews the lease of what it does not work on',
    file: 'libs/platform/database/baseline/event-workers.sql',
    from: 'and (d.event_id, d.subscriber) in (',
    to: 'or d.leased_by = worker and (d.event_id, d.subscriber) not in (',
    caughtBy: { tests: 'libs/platform/domain-events/delivery/dropped-deliveries' },
  },
  {
    name: 'a call of a refund that had no answer is forgotten once it is made again',
    file: 'libs/features/payments/refunds/payment-refund.entity.ts',
    from: 'if (this.wasGivenUp) this.lostCalls += 1;',
    to: '',
    caughtBy: { tests: 'libs/features/payments/refunds/refund-rules' },
  },
  {
    name: 'money that was counted as lost stays so when Nomod has it',
    file: 'libs/features/payments/charges/charge-recorder.ts',
    from: 'const isBack = isLost && !holdsNothing(charge.facts);',
    to: 'const isBack = false;',
    caughtBy: { tests: 'libs/features/attention/charge-reversals' },
  },
  {
    name: 'a link that was renamed while its answer was lost is made a second time',
    file: 'libs/features/payments/links/link-saga.ts',
    from: 'return { items: items.filter(isOwn), complete: found.complete && before.complete };',
    to: 'return { items: [], complete: found.complete && before.complete };',
    caughtBy: { tests: 'libs/features/payments/link-titles' },
  },
];
