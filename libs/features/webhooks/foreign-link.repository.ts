import { Injectable } from '@nestjs/common';
import { Database, ScopedRepository } from '@remit/database';
import { ForeignLink } from './foreign-link.entity';

@Injectable()
export class ForeignLinkRepository extends ScopedRepository<ForeignLink> {
  constructor(database: Database) {
    super(database, ForeignLink);
  }

  remember(linkId: string): void {
    const link = Object.assign(new ForeignLink(), { id: linkId, seenAt: new Date() });
    this.insertUnlessKnown(ForeignLink, [link]);
  }
}
