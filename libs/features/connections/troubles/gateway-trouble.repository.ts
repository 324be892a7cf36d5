import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { GatewayTrouble } from './gateway-trouble.entity';

@Injectable()
export class GatewayTroubleRepository extends ScopedRepository<GatewayTrouble> {
  constructor(database: Database) {
    super(database, GatewayTrouble);
  }

  /** False when it is known already. */
  async insertNew(trouble: GatewayTrouble): Promise<boolean> {
    return this.wasInserted(GatewayTrouble, trouble);
  }

  async remove({ id }: GatewayTrouble): Promise<void> {
    await this.manager.delete(GatewayTrouble, this.where({ id }));
  }
}
