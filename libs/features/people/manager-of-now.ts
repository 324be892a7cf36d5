import { ApiError, type Caller, includesScope } from '@remit/http-api';
import { countsFor, membershipFor } from './membership.entity';
import type { PeopleRepository } from './people.repository';
import { scopesOf } from './roles';

/**
 * The caller with the role that counts now. Requests believe a role for half a second, in which somebody who was just
 * removed could give access back. Needs the lock on the members.
 * @throws ApiError forbidden when a person no longer manages members
 */
export async function managerOfNow(people: PeopleRepository, caller: Caller): Promise<Caller> {
  const { person, environmentId } = caller;
  if (!person) return caller;
  const memberships = (await people.membershipsOf(person.id)).filter((one) => countsFor(one, person));
  const role = membershipFor(memberships, environmentId)?.role;
  if (role === undefined || !includesScope(scopesOf(role), 'members:manage')) throw new ApiError('forbidden');
  return { ...caller, person: { ...person, role } };
}
