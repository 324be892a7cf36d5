import { Injectable } from '@nestjs/common';
import { PersonRights } from '@remit/accounts';
import type { Caller } from '@remit/http-api';
import { currentPerson } from './current-manager';
import { PeopleRepository } from './people.repository';

/** Tells the API keys what a person may do now: somebody who was just removed must not leave a key behind. */
@Injectable()
export class RightsOfMembers extends PersonRights {
  constructor(private readonly people: PeopleRepository) {
    super();
  }

  override ofKeyMaker(caller: Caller): Promise<Caller> {
    return currentPerson(this.people, caller, 'keys:manage');
  }
}
