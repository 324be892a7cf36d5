import type { GatewayCustomer } from '@remit/gateway';
import type { Answer } from './answer';

export function readCustomer(answer: Answer): GatewayCustomer {
  return {
    id: answer.text('id'),
    firstName: answer.textDetail('first_name'),
    lastName: answer.textDetail('last_name'),
    email: answer.optionalText('email'),
  };
}
