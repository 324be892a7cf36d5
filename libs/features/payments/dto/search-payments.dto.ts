import { Searchable } from '@remit/http-api';
import { ListPaymentsQuery } from './list-payments.query';

export class SearchPaymentsDto extends Searchable(ListPaymentsQuery) {}
