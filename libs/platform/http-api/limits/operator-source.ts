import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { AddressList } from './address-list';
import { ClientSource } from './client-source';

/** Where the operator may be: ADMIN_ALLOWED_ADDRESSES. From elsewhere the operator's key is one that nobody knows. */
@Injectable()
export class OperatorSource {
  private readonly allowed: AddressList;

  constructor(
    private readonly source: ClientSource,
    { adminAllowedAddresses }: Settings,
  ) {
    this.allowed = new AddressList(adminAllowedAddresses);
  }

  allows(request: IncomingMessage): boolean {
    return this.allowed.allows(this.source.of(request));
  }
}
