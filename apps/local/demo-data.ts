export interface DemoInvoice {
  currency: string;
  description: string;
  line_items: { display_name: string; quantity: string; amount: string }[];
  /** False: it stays a draft. */
  finalize: boolean;
}

/** The invoice of the printed example, which requests a payment link. */
export const EXAMPLE_INVOICE: DemoInvoice = {
  currency: 'AED',
  description: 'Consulting in November',
  line_items: [
    { display_name: 'Workshop', quantity: '2', amount: '1000.00' },
    { display_name: 'Report', quantity: '1', amount: '250.50' },
  ],
  finalize: true,
};

export const DEMO_CUSTOMERS: { external_id: string; name: string; email: string; invoices: DemoInvoice[] }[] = [
  {
    external_id: 'acme',
    name: 'Acme Trading LLC',
    email: 'accounts@acme.example',
    invoices: [
      EXAMPLE_INVOICE,
      {
        currency: 'AED',
        description: 'Retainer, not sent yet',
        line_items: [{ display_name: 'Monthly retainer', quantity: '1', amount: '3000.00' }],
        finalize: false,
      },
    ],
  },
  {
    external_id: 'dune',
    name: 'Dune Coffee Roasters',
    email: 'billing@dune.example',
    invoices: [
      {
        currency: 'USD',
        description: 'Green coffee, 60 kg',
        line_items: [{ display_name: 'Arabica, 1 kg', quantity: '60', amount: '540.00' }],
        finalize: true,
      },
    ],
  },
];
