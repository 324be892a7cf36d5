import { Injectable } from '@nestjs/common';
import { PersonRights } from '@remit/accounts';
import { type Caller, ApiError, includesScope, type KeyScope } from '@remit/http-api';
import { PeopleRepository } from './people.repository';
import { countsFor, membershipFor } from './membership.entity';
import { scopesOf } from './roles';

/**
 * The person with the role and reach that count now, when a scope is needed. Needs a unit of work of the tenant.
 * @throws ApiError forbidden when the role does not include the scope (any more)
 */
export async function currentPerson(people: PeopleRepository, caller: Caller, needed: KeyScope): Promise<Caller> {
  const { person, environmentId } = caller;
  if (!person) return caller;
  const memberships = (await people.membershipsOf(person.id)).filter((one) => countsFor(one, person));
  const membership = membershipFor(memberships, environmentId);
  if (!membership || !includesScope(scopesOf(membership.role), needed)) throw new ApiError('forbidden');
  const { role, environmentId: boundTo } = membership;
  return { ...caller, boundTo, scopes: scopesOf(role), person: { ...person, role } };
}

/**
 * The caller with the role that counts now. Requests believe a role for half a second, in which somebody who was just
 * removed could give access back. Needs the lock on the members.
 * @throws ApiError forbidden when a person no longer manages members
 */
export async function currentManager(people: PeopleRepository, caller: Caller): Promise<Caller> {
  return currentPerson(people, caller, 'members:manage');
}

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
