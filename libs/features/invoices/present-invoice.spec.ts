import { newDraft, newLine } from './invoice-draft';
import { presentInvoice } from './present-invoice';

/** Keys that the published Flexprice client expects to be present, even if null. */
const INVOICE_KEYS =
  'id adjustment_amount amount_due amount_paid amount_remaining billing_period billing_reason billing_sequence coupon_applications created_at created_by currency customer customer_id description due_date environment_id finalized_at idempotency_key invoice_number invoice_pdf_url invoice_status invoice_type line_items metadata overpaid_amount paid_at payment_status period_end period_start refunded_amount status subscription subscription_id subtotal taxes tenant_id total total_discount total_prepaid_credits_applied total_tax updated_at updated_by version voided_at';
const LINE_KEYS =
  'id amount commitment_info created_at created_by currency customer_id display_name entity_id entity_type environment_id invoice_id invoice_level_discount line_item_discount metadata meter_display_name meter_id period_end period_start plan_display_name prepaid_credits_applied price_id price_type price_unit price_unit_amount price_unit_id quantity status subscription_id tenant_id updated_at updated_by usage_analytics usage_breakdown';

describe('an invoice as it is shown', () => {
  const at = new Date('2026-08-01T10:00:00Z');
  const scope = { tenantId: 'tenant_1', environmentId: 'env_1' };
  const invoice = Object.assign(newDraft({ id: 'inv_1', customerId: 'cust_1', currency: 'KWD' }, 'key_1', at), scope);
  const facts = {
    displayName: 'Plan',
    quantity: '2.5',
    amountMinor: 18_600n,
    metadata: {},
    periodStart: null,
    periodEnd: null,
  };
  invoice.bill([Object.assign(newLine(facts, at), scope)], 0n, 0n);
  invoice.metadata = { order: '7' };
  const shown = presentInvoice({
    invoice,
    gatewayMetadata: { nomod_invoice_id: 'remote-1' },
    customer: null,
    hostedUrl: null,
  });
  const asJson = JSON.parse(JSON.stringify(shown)) as Record<string, unknown> & { line_items: [object] };

  it('has every key that clients expect', () => {
    expect(Object.keys(asJson)).toEqual(expect.arrayContaining(INVOICE_KEYS.split(' ')));
    const ownKeys = ['unit_price', 'tax_rate', 'tax_amount'];
    expect(Object.keys(asJson.line_items[0]).sort()).toEqual([...LINE_KEYS.split(' '), ...ownKeys].sort());
  });

  it('has the address of its PDF file once it is finalized', () => {
    const hostedUrl = 'https://pay.example.com/i/token';
    const shownWith = (status: 'draft' | 'finalized') =>
      presentInvoice({
        invoice: Object.assign(Object.create(invoice), { status }) as typeof invoice,
        gatewayMetadata: {},
        customer: null,
        hostedUrl,
      }).invoice_pdf_url;
    expect(shownWith('draft')).toBeNull();
    expect(shownWith('finalized')).toBe(`${hostedUrl}.pdf`);
  });

  it('writes amounts with the digits of their currency', () => {
    expect(shown).toMatchObject({
      total: '18.600',
      amount_paid: '0.000',
      line_items: [{ amount: '18.600', quantity: '2.5' }],
    });
  });

  it('shows what one costs and the tax of each line and rate, after its share of the discount', () => {
    const taxed = { ...facts, quantity: '3', unitPrice: '3.3350', amountMinor: 10_005n, taxRate: '5' };
    const lines = [taxed, { ...facts, amountMinor: 4_995n, taxRate: '0' }, { ...facts, amountMinor: 5_000n }];
    const other = Object.assign(newDraft({ id: 'inv_2', customerId: 'cust_1', currency: 'KWD' }, 'key_1', at), scope);
    other.bill(
      lines.map((line) => Object.assign(newLine(line, at), scope)),
      1_000n,
      777n,
    );
    expect(presentInvoice({ invoice: other, gatewayMetadata: {}, customer: null, hostedUrl: null })).toMatchObject({
      subtotal: '20.000',
      total_discount: '1.000',
      total_tax: '0.475',
      total: '19.475',
      tax_summary: [
        { tax_rate: '0', taxable_amount: '4.745', tax_amount: '0.000' },
        { tax_rate: '5', taxable_amount: '9.505', tax_amount: '0.475' },
      ],
      line_items: [
        { unit_price: '3.3350', tax_rate: '5', tax_amount: '0.475', invoice_level_discount: '0.500' },
        { unit_price: null, tax_rate: '0', tax_amount: '0.000', invoice_level_discount: '0.250' },
        { tax_rate: null, tax_amount: null, invoice_level_discount: '0.250' },
      ],
    });
  });

  it('shows the facts at Nomod among the metadata', () => {
    expect(shown.metadata).toEqual({ order: '7', nomod_invoice_id: 'remote-1' });
  });
});
