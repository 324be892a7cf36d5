import { paymentOptions } from '@remit/gateway';
import { OPTION_TEXTS, USUAL_OPTIONS } from '../../apps/console/src/pages/integrations/payment-options';

/** The console shows them before the server has answered anything about the new connection. */
it('a connection made in the console offers payers what one made without any options does', () => {
  expect(USUAL_OPTIONS).toEqual(paymentOptions());
  expect(Object.keys(OPTION_TEXTS)).toEqual(Object.keys(paymentOptions()));
});
