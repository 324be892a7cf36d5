/**
 * The card object as Nomod shows it. The values are invented but deliberately shaped like card data, so that clients
 * can prove that they store none of it.
 */
export function testCard(holder: string): Record<string, unknown> {
  return {
    type: 'card',
    token: 'tok_sandbox_7f3c9a51d2e84b60',
    expiry_month: 12,
    expiry_year: 2034,
    name: holder,
    scheme: 'Visa',
    scheme_local: null,
    last4: '4242',
    bin: '424242',
    card_type: 'Credit',
    card_category: 'Consumer',
    issuer: 'Sandbox Test Bank',
    issuer_country: 'AE',
    product_id: 'F',
    product_type: 'Visa Classic',
    expires_on: '2034-12-31T23:59:59Z',
    card_data: { number: '4242424242424242', cvv: 'sandbox-cvv-123' },
    card_holder_name: holder,
  };
}
