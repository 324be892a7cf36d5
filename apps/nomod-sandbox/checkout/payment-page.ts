import { Decimal } from 'decimal.js';
import { priceAtCheckout } from '../charges/pay';
import type { Payable } from '../charges/payable';
import { type PaymentMethod, TEST_PAYER } from '../charges/payment-request';
import { display, round } from '../money';
import type { Account } from '../store/state';
import { type Choice, laterMethods, toPaymentRequest } from './choice';
import { html, type Html } from './html';
import { layout, merchant } from './layout';

/** The payment page; `path` is its own address. */
export function paymentPage(
  account: Account,
  payable: Payable,
  path: string,
  choice: Choice,
  wasDeclined: boolean,
): string {
  const title = payable.bill.title || 'Payment';
  const asked = askedFor(account, payable, choice);
  return layout(
    `${title} - ${account.options.business_name}`,
    html`${merchant(account.options.business_name, payable.type === 'invoice' ? 'Invoice' : 'Payment link')}
      ${wasDeclined && html`<p class="alert" role="alert">The card was declined and nothing was charged. You can try again.</p>`}
      <div class="columns">
        ${summary(account, payable, title, asked, choice)} ${form(account, payable, path, asked, choice)}
      </div>`,
  );
}

function askedFor(account: Account, payable: Payable, choice: Choice): string {
  const { total } = priceAtCheckout(account, payable, toPaymentRequest(account, payable, choice));
  const { conversion } = account.options;
  if (choice.converted && conversion) {
    return display(round(total.times(conversion.rate), conversion.currency), conversion.currency);
  }
  return display(total, payable.bill.currency);
}

function summary(account: Account, payable: Payable, title: string, asked: string, choice: Choice): Html {
  const { bill } = payable;
  const request = toPaymentRequest(account, payable, choice);
  const { serviceFee, total } = priceAtCheckout(account, payable, request);
  const itemsTotal = bill.items.reduce((sum, item) => sum.plus(item.total_amount), new Decimal(0));
  const parts: [string, Decimal][] = [
    [`Discount (${bill.discount_percentage}%)`, new Decimal(bill.discount).negated()],
    ['Service fee', serviceFee],
    [
      bill.taxes.map((tax) => `${tax.name} (${new Decimal(tax.mode_value).toString()}%)`).join(', '),
      new Decimal(bill.tax),
    ],
    [`Tip (${choice.tipPercent}%)`, request.tip],
  ];
  const shown: [string, Decimal][] = parts.filter(([, value]) => !value.isZero());
  if (shown.length > 0) shown.unshift(['Subtotal', itemsTotal]);
  return html`<section class="card" aria-label="Summary">
    <h1 dir="auto">${title}</h1>
    <p class="asked">${asked}</p>
    ${bill.note && html`<p class="note" dir="auto">${bill.note}</p>`}
    <table>
      ${bill.items.map((item) => itemRow(item, bill.currency))}
      ${shown.map(
        ([name, value], index) =>
          html`<tr class="part ${index === 0 && 'first'} ${index === shown.length - 1 && 'last'}">
            <td>${name}</td>
            <td>${display(value, bill.currency)}</td>
          </tr>`,
      )}
      <tr class="total">
        <td>Total</td>
        <td>${display(total, bill.currency)}</td>
      </tr>
      ${
        choice.converted &&
        html`<tr class="part">
          <td>Charged in your currency</td>
          <td>${asked}</td>
        </tr>`
      }
    </table>
  </section>`;
}

function itemRow(item: Payable['bill']['items'][number], currency: string): Html {
  const count =
    item.quantity > 1 && html`<span class="count">${item.quantity} &times; ${display(item.amount, currency)}</span>`;
  return html`<tr>
    <td class="item" dir="auto">${item.name}${count}</td>
    <td>${display(item.total_amount, currency)}</td>
  </tr>`;
}

const LATER: Readonly<Record<PaymentMethod, string>> = { nomod: 'Nomod', tabby: 'Tabby', tamara: 'Tamara' };

function form(account: Account, payable: Payable, path: string, asked: string, choice: Choice): Html {
  const { bill, customer } = payable;
  const payer = customer ? { ...TEST_PAYER, ...presentIn(customer) } : TEST_PAYER;
  return html`<section class="card" aria-label="Pay">
    ${choices(account, payable, path, choice)}
    <form method="post" action="${path}/pay">
      <input type="hidden" name="tip" value="${choice.tipPercent}" />
      ${choice.converted && html`<input type="hidden" name="pay_in" value="${account.options.conversion?.currency}" />`}
      <div class="card-head">
        <h2>Card details</h2>
        <span class="chip">Test card</span>
      </div>
      <label for="card">Card number</label><input id="card" value="4242 4242 4242 4242" readonly />
      <div class="pair">
        <div><label for="expiry">Expiry</label><input id="expiry" value="12 / 34" readonly /></div>
        <div><label for="cvc">CVC</label><input id="cvc" value="123" readonly /></div>
      </div>
      <div class="pair">
        <div>
          <label for="first_name">First name</label
          ><input id="first_name" name="first_name" value="${payer.first_name}" maxlength="150" />
        </div>
        <div>
          <label for="last_name">Last name</label
          ><input id="last_name" name="last_name" value="${payer.last_name}" maxlength="150" />
        </div>
      </div>
      <label for="email">Email for the receipt</label
      ><input id="email" name="email" type="email" value="${payer.email}" maxlength="254" />
      ${bill.custom_fields.map(
        ({ name }, index) =>
          html`<label for="answer_${index}" dir="auto">${name}</label
            ><input id="answer_${index}" name="answer_${index}" maxlength="300" />`,
      )}
      ${
        bill.shipping_address_required &&
        html`<label for="shipping_address">Shipping address</label
          ><textarea id="shipping_address" name="shipping_address" rows="3" maxlength="300"></textarea>`
      }
      <button class="pay">Pay ${asked}</button>
      ${laterMethods(payable).map(
        (method) =>
          html`<button class="later" name="method" value="${method}">Pay later with ${LATER[method]}</button>`,
      )}
      <button class="decline" formaction="${path}/decline">Decline this card (test)</button>
    </form>
    <form method="post" action="${path}/leave"><button class="leave">Cancel and leave</button></form>
  </section>`;
}

function presentIn(customer: NonNullable<Payable['customer']>) {
  const { first_name, last_name, email } = customer;
  return { first_name, last_name: last_name ?? '', ...(email === null ? {} : { email }) };
}

/** Links instead of buttons, so that the totals change with a choice without any script. */
function choices(account: Account, payable: Payable, path: string, choice: Choice): Html {
  const { conversion, tip_percentages: tips } = account.options;
  const address = (tip: number, converted: boolean) => {
    const query = new URLSearchParams();
    if (tip > 0) query.set('tip', String(tip));
    if (converted && conversion) query.set('pay_in', conversion.currency);
    return query.size > 0 ? `${path}?${query}` : path;
  };
  const option = (text: string, href: string, isChosen: boolean) =>
    html`<a href="${href}" ${isChosen && html` aria-current="true"`}>${text}</a>`;
  return html`${
    payable.allow_tip &&
    html`<fieldset>
      <legend>Add a tip</legend>
      <div class="choices">
        ${[0, ...tips].map((tip) =>
          option(tip === 0 ? 'No tip' : `${tip}%`, address(tip, choice.converted), tip === choice.tipPercent),
        )}
      </div>
    </fieldset>`
  }${
    conversion &&
    html`<fieldset>
      <legend>Pay in</legend>
      <div class="choices">
        ${option(
          payable.bill.currency,
          address(choice.tipPercent, false),
          !choice.converted,
        )}${option(conversion.currency, address(choice.tipPercent, true), choice.converted)}
      </div>
    </fieldset>`
  }`;
}
