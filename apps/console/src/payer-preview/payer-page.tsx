import type { ReactNode } from 'react';
import { readableOn, shownColor } from './color';
import { PayerLines } from './payer-lines';
import { PAYER_WORDS, type PageWords } from './payer-words';
import { dueState, grouped, isSettled, NO_NUMBER, type PreviewProps, writtenDay } from './previewed';

/** The page on which a customer reads and pays the invoice. It is drawn here as the server draws it. */
export function PayerPage({ business, invoice, language, logo, isOnline }: PreviewProps) {
  const words = PAYER_WORDS[language].page;
  const nothing = isSettled(invoice) ? words.settledText : undefined;
  const isLate = nothing === undefined && dueState(invoice.dueDate) === 'after';
  const color = shownColor(business.color);
  const amount = (
    <bdi dir="ltr">
      {invoice.currency} {grouped(invoice.total)}
    </bdi>
  );
  return (
    <>
      <div className="payer-head">
        {logo === undefined ? (
          <p className="payer-business">
            <bdi>{business.name}</bdi>
          </p>
        ) : (
          <img className="payer-logo" src={logo} alt={business.name} />
        )}
        {business.isTest && <p className="payer-test">{words.test}</p>}
      </div>
      {nothing === undefined && !isOnline && (
        <div className="payer-card payer-off">
          <p className="payer-warning">{words.off[0]}</p>
          <p>{words.off[1]}</p>
        </div>
      )}
      <div className="payer-card">
        <div className="payer-top">
          <p className="payer-title">
            {business.taxNumber === '' ? words.invoice : words.taxInvoice} <bdi>{NO_NUMBER}</bdi>
          </p>
          <p className="payer-badge" data-late={isLate || undefined}>
            {nothing ? words.settled : isLate ? words.overdue : words.open}
          </p>
        </div>
        <p className="payer-sum">{nothing ? nothing[0] : amount}</p>
        <p className="payer-soft">
          {nothing ? nothing[1] : `${isLate ? words.wasDue : words.due} ${writtenDay(invoice.dueDate, language)}`}
        </p>
        {nothing === undefined && isOnline && (
          <>
            <p className="payer-button" style={{ background: color, color: readableOn(color) }}>
              {words.pay} {amount}
            </p>
            <p className="payer-soft">{words.paidAtNomod}</p>
          </>
        )}
      </div>
      <dl className="payer-card payer-facts">
        <Fact name={words.from} lines={sellerLines(business, words)} />
        <Fact name={words.billedTo} lines={buyerLines(invoice.customer, words)} />
        <Fact name={words.issued} lines={[writtenDay(invoice.issueDate, language)]} />
        {invoice.description !== '' && <Fact name={words.description} lines={[invoice.description]} wide />}
      </dl>
      <PayerLines invoice={invoice} words={words} />
      {business.footer !== '' && (
        <p className="payer-footer" dir="auto">
          {business.footer}
        </p>
      )}
    </>
  );
}

function Fact({ name, lines, wide }: { name: string; lines: readonly string[]; wide?: boolean }): ReactNode {
  return (
    <div data-wide={wide || undefined}>
      <dt>{name}</dt>
      {lines.map((line, index) => (
        // Lines of an address have no other identity than their place.
        <dd key={`${index} ${line}`}>
          <bdi>{line}</bdi>
        </dd>
      ))}
    </div>
  );
}

function sellerLines(business: PreviewProps['business'], words: PageWords): string[] {
  const { name, legalName, address, taxNumber } = business;
  return [
    name,
    ...(legalName !== '' && legalName !== name ? [legalName] : []),
    ...address.split(/\r?\n/).filter((line) => line.trim() !== ''),
    ...(taxNumber === '' ? [] : [`${words.taxNumber} ${taxNumber}`]),
  ];
}

function buyerLines(customer: PreviewProps['invoice']['customer'], words: PageWords): string[] {
  if (customer === null) return ['—'];
  const { name, lines, taxNumber } = customer;
  return [name, ...lines, ...(taxNumber === '' ? [] : [`${words.taxNumber} ${taxNumber}`])];
}
