import type { PaymentOptions } from '../../api/types';
import type { MessageKey } from '../../i18n/en/index';

/** Options of a new connection. They equal the server's defaults. */
export const USUAL_OPTIONS: PaymentOptions = { tabby: true, tamara: true, tip: false, service_fee: false };

export const OPTION_TEXTS: Readonly<Record<keyof PaymentOptions, MessageKey>> = {
  tabby: 'connection.options.tabby',
  tamara: 'connection.options.tamara',
  tip: 'connection.options.tip',
  service_fee: 'connection.options.fee',
};
