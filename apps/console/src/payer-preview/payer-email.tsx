import { readableOn, shownColor } from './color';
import { filled, PAYER_WORDS } from './payer-words';
import { dueState, grouped, isSettled, NO_NUMBER, type PreviewProps, writtenDay } from './previewed';

/** The e-mail with which a customer gets the invoice. */
export function PayerEmail({ business, invoice, language, logo }: PreviewProps) {
  const words = PAYER_WORDS[language].email;
  const due = dueState(invoice.dueDate);
  const dueDay = writtenDay(invoice.dueDate, language);
  const names = { number: NO_NUMBER, business: business.name, due: dueDay };
  const color = shownColor(business.color);
  const subject = filled(words.subject, names);
  const isNothing = isSettled(invoice);
  const sum = `${invoice.currency} ${grouped(invoice.total)}`;
  const rows = [
    [isNothing ? words.total : words.amountDue, sum],
    [words.invoice, NO_NUMBER],
    ...(isNothing ? [] : [[due === 'after' ? words.wasDue : words.due, dueDay]]),
  ];
  return (
    <>
      <p className="payer-subject">
        <bdi>{business.isTest ? `[${words.test}] ${subject}` : subject}</bdi>
      </p>
      <div className="payer-card payer-email" style={{ borderBlockStartColor: color }}>
        {logo !== undefined && <img className="payer-logo" src={logo} alt={business.name} />}
        <p className="payer-business">
          <bdi>{business.name}</bdi>
        </p>
        {business.isTest && <p className="payer-warning">{words.test}</p>}
        <p>{filled(words.hello, { name: invoice.customer?.name ?? '…' })}</p>
        <p>{filled(words.lead[isNothing ? 'settled' : due], names)}</p>
        <table className="payer-table">
          <tbody>
            {rows.map(([name, value], index) => (
              <tr key={name} data-first={index === 0 || undefined}>
                <th scope="row">{name}</th>
                <td data-number>
                  <bdi>{value}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p>
          <span className="payer-button" style={{ background: color, color: readableOn(color) }}>
            {isNothing ? words.view : words.pay}
          </span>
        </p>
        {business.footer !== '' && (
          <p className="payer-footer" dir="auto">
            {business.footer}
          </p>
        )}
      </div>
    </>
  );
}
