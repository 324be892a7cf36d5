// Run as a process of its own: the published client is ES modules, exactly as npm installed it. Prints what each call
// answered.
import { Flexprice } from '@flexprice/sdk';

const [serverURL, apiKeyAuth, place, secret] = process.argv.slice(2);
const flexprice = new Flexprice({ serverURL, apiKeyAuth });

const customer = await flexprice.customers.createCustomer({
  externalId: 'sdk-1',
  name: 'Aisha',
  email: 'aisha@example.com',
});
const customerUpdated = await flexprice.customers.updateCustomer({ name: 'Aisha Khan' }, customer.id);
const customers = await flexprice.customers.queryCustomer({ externalIds: ['sdk-1'] });
const invoiceRequest = {
  customerId: customer.id,
  currency: 'USD',
  amountDue: '100.00',
  subtotal: '100.00',
  total: '100.00',
  invoiceType: 'ONE_OFF',
  lineItems: [{ displayName: 'Plan', amount: '100.00', quantity: '1' }],
};
const invoice = await flexprice.invoices.createInvoice(invoiceRequest);
const finalized = await flexprice.invoices.finalizeInvoice(invoice.id);
const invoiceRead = await flexprice.invoices.getInvoice(invoice.id);
const withoutLines = await flexprice.invoices.createInvoice({ ...invoiceRequest, lineItems: undefined });
const voided = await flexprice.invoices.voidInvoice(withoutLines.id);
const invoices = await flexprice.invoices.queryInvoice({ invoiceStatus: ['FINALIZED'], limit: 10 });

const paymentRequest = {
  amount: '100.00',
  currency: 'USD',
  destinationId: invoice.id,
  destinationType: 'INVOICE',
  paymentMethodType: 'PAYMENT_LINK',
  paymentGateway: 'nomod',
  successUrl: 'https://shop.example/thanks',
};
const payment = await flexprice.payments.createPayment(paymentRequest);
const paymentAgain = await flexprice.payments.createPayment(paymentRequest);
const paymentRead = await flexprice.payments.getPayment(payment.id);
const payments = await flexprice.payments.listPayments({ destinationId: invoice.id, paymentIds: [payment.id] });

const key = await flexprice.secrets.createApiKey({ name: 'From the SDK', type: 'private_key' });
const asNewKey = new Flexprice({ serverURL, apiKeyAuth: key.apiKey });
const readWithNewKey = await asNewKey.payments.getPayment(payment.id);
const keys = await flexprice.secrets.listApiKeys(50, 0);
await flexprice.secrets.deleteApiKey(key.secret.id);
const keysAfter = await flexprice.secrets.listApiKeys(50, 0);
const ofSubscription = await flexprice.invoices.queryInvoice({ subscriptionId: 'subs_1' });
const withoutTheirLines = await flexprice.invoices.queryInvoice({ skipLineItems: true, invoiceType: 'ONE_OFF' });
const missing = await flexprice.payments.deletePayment(payment.id).catch((error) => JSON.parse(error.body));
const [tenantId, environmentId] = place.split('/');
const webhook = await new Flexprice({ serverURL }).webhooks.handleNomodWebhook(tenantId, environmentId, secret);
const webhookWithKey = await flexprice.webhooks
  .handleNomodWebhook(tenantId, environmentId, secret)
  .catch((error) => JSON.parse(error.body));
const unknown = await flexprice.invoices.getInvoice('inv_unknown').catch((error) => error.name);

process.stdout.write(
  JSON.stringify({
    customer,
    customerUpdated,
    customers,
    invoice,
    finalized,
    invoiceRead,
    withoutLines,
    voided,
    invoices,
    payment,
    paymentAgain,
    paymentRead,
    payments,
    key,
    readWithNewKey,
    keys,
    keysAfter,
    ofSubscription,
    withoutTheirLines,
    missing,
    webhook,
    webhookWithKey,
    unknown,
  }),
);
