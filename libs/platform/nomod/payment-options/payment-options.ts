/** What Nomod's page may offer a payer beside the card. */
export const PAYMENT_OPTIONS = ['tabby', 'tamara', 'tip', 'service_fee'] as const;

export type PaymentOptions = Readonly<Record<(typeof PAYMENT_OPTIONS)[number], boolean>>;

/** What was chosen in one place; what is left out is chosen in a more general one. */
export type ChosenOptions = Partial<PaymentOptions>;

/** What nobody chose: every method that adds nothing to what is asked. */
export const USUAL_OPTIONS: PaymentOptions = { tabby: true, tamara: true, tip: false, service_fee: false };

/** The card alone, and nothing on top: what is asked when nobody says what to offer. */
export const CARD_ONLY: PaymentOptions = { tabby: false, tamara: false, tip: false, service_fee: false };

/** @param chosen the more general first: of the connection, of the invoice, of the payment. */
export function paymentOptions(...chosen: readonly (ChosenOptions | null | undefined)[]): PaymentOptions {
  return chosen.reduce<PaymentOptions>((all, one) => ({ ...all, ...one }), USUAL_OPTIONS);
}

/** Members that were given. */
export function readOptions(request: Readonly<Partial<Record<keyof PaymentOptions, boolean | null>>>): ChosenOptions {
  return Object.fromEntries(
    PAYMENT_OPTIONS.flatMap((option) => {
      const given = request[option];
      return typeof given === 'boolean' ? [[option, given]] : [];
    }),
  );
}
