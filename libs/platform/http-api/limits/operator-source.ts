import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { Settings } from '@remit/settings';
import { AddressList } from './address-list';
import { ClientSource } from './client-source';

/**
 * Addresses that the operator may use: ADMIN_ALLOWED_ADDRESSES. From other addresses the operator's key is treated as
 * unknown.
 */
@Injectable()
export class OperatorSource {
  private readonly allowed: AddressList;

  constructor(
    private readonly source: ClientSource,
    { adminAllowedAddresses }: Settings,
  ) {
    this.allowed = new AddressList(adminAllowedAddresses);
  }

  /** Whether the operator may call from the address of this request. */
  allows(request: IncomingMessage): boolean {
    return this.allowed.allows(this.source.of(request));
  }
}
