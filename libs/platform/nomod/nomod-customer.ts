import type { Answer } from './answer';

export interface NomodCustomer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
}

export function readCustomer(answer: Answer): NomodCustomer {
  return {
    id: answer.text('id'),
    firstName: answer.textDetail('first_name'),
    lastName: answer.textDetail('last_name'),
    email: answer.optionalText('email'),
  };
}
