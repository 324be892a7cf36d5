/** Words in names of members that state an amount due, taken or returned. */
const MONEY = new Set(
  `adjustment adjustments amount amounts balance cent cents cost coupon coupons credit credits discount discounts fee fees fils
   minor paid paise penny pennies percent percentage prepaid price prices rate rates refund refunded refunds subtotal surcharge tax taxes
   tip total totals vat wallet`.split(/\s+/),
);

/** Last words of names that only describe: `price_type`, `refund_reason`. */
const DESCRIBING = new Set(['at', 'description', 'mode', 'name', 'on', 'reason', 'type', 'url']);

/** Ids that only describe and do not change the total. `coupon_ids` changes it, `price_id` does not. */
const REFERENCES = /^(price|credit_note|balance|wallet)_ids?$/;

/** A new object is always `pending`: any other status states that money has moved. */
const STATUS_OF_MONEY = /^(payment|refund)_status$/;

/** Whether a member concerns money. Names are accepted in any notation: `taxRates`, `tax_rates`. */
export function carriesMoney({ name, value }: { readonly name: string; readonly value: unknown }): boolean {
  if (isNothing(value) || name.length > 128) return false;
  const snake = snakeCase(name);
  if (STATUS_OF_MONEY.test(snake)) return !/^pending$/i.test(String(value));
  const words = snake.split('_');
  return !REFERENCES.test(snake) && !DESCRIBING.has(words.at(-1) ?? '') && words.some((word) => MONEY.has(word));
}

/** Converts `taxRates`, `Tax-Rates` and `tax rates` to `tax_rates`. */
export function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toLowerCase();
}

function isNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '' || value === false) return true;
  if (typeof value === 'object') return Object.keys(value).length === 0;
  return /^-?0+(\.0*)?$/.test(String(value));
}
