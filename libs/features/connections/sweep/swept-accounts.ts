import { Injectable } from '@nestjs/common';
import type { Scope } from '@remit/database';
import { Connections } from '../connections';
import { ConnectionRepository } from '../connection.repository';
import type { OpenObjects, SweptAccount } from './sweep-part';
import { SweepParts } from './sweep-parts';

export interface OpenedAccount {
  readonly account: Omit<SweptAccount, 'looked'>;
  readonly stock: OpenObjects;
}

/** What our own records say of an account before its lists are read. */
@Injectable()
export class SweptAccounts {
  constructor(
    private readonly connections: Connections,
    private readonly repository: ConnectionRepository,
    private readonly parts: SweepParts,
  ) {}

  /** Needs a unit of work. */
  async open(scope: Scope, connectionId: string): Promise<OpenedAccount> {
    const estate = await this.repository.estateOf(connectionId);
    const { credentials, habits } = await this.connections.billing(scope, connectionId);
    return { account: { scope, connectionId, estate, credentials, habits }, stock: await this.parts.stock(estate) };
  }
}
