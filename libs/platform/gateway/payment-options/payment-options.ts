/** Payment methods and extras that Nomod's page may offer beside cards. */
export const PAYMENT_OPTIONS = ['tabby', 'tamara', 'tip', 'service_fee'] as const;

export type PaymentOptions = Readonly<Record<(typeof PAYMENT_OPTIONS)[number], boolean>>;

/** The options chosen on one level. Missing ones come from the more general level. */
export type ChosenOptions = Partial<PaymentOptions>;

/** The defaults: every method that adds nothing to the amount. */
export const USUAL_OPTIONS: PaymentOptions = { tabby: true, tamara: true, tip: false, service_fee: false };

/** Cards only and no extras. */
export const CARD_ONLY: PaymentOptions = { tabby: false, tamara: false, tip: false, service_fee: false };

/** @param chosen most general first: connection, invoice, payment */
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
