import { Injectable } from '@nestjs/common';
import { Invoices } from '@remit/invoices';
import type { MeantPayments } from './payment-list.repository';

/** No number, name or e-mail is longer: a longer text can only be a URL. */
const LONGEST_NAME = 255;

/** What somebody may mean by the text in a search box. URLs are encrypted, so that a link is found by the id at the end of its URL. */
@Injectable()
export class PaymentSearch {
  constructor(private readonly invoices: Invoices) {}

  /** Needs a unit of work. */
  async meantBy(text: string): Promise<MeantPayments> {
    const invoiceIds = text.length > LONGEST_NAME ? [] : await this.invoices.meantBy(text);
    return { id: text, gatewayId: lastPartOf(text), invoiceIds };
  }
}

/** Of a URL what follows the last slash; any other text as it is. */
export function lastPartOf(text: string): string {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  return new URL(text).pathname.split('/').findLast((part) => part !== '') ?? text;
}
