import { plainEmail } from '../user.entity';

/** More groups than anybody has. A provider that sends more is not believed about the rest. */
const MOST_GROUPS = 2_000;

const LONGEST_NAME = 100;
const LONGEST_EMAIL = 254;

/** What the provider proved about a person. */
export interface ProvenIdentity {
  readonly issuer: string;
  /** Never given to anybody else by this issuer. */
  readonly subject: string;
  /** Undefined unless the provider says that it verified the address. */
  readonly verifiedEmail: string | undefined;
  readonly name: string | undefined;
  readonly groups: ReadonlySet<string>;
  /** When the person last signed in there; long ago when the provider does not say. It may be long before this sign-in. */
  readonly provenAt: Date;
}

type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

export function claimsOf(claims: Claims, groupsClaim: string): ProvenIdentity {
  const email = addressOf(claims['email']);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    verifiedEmail: claims['email_verified'] === true ? email : undefined,
    name: nameOf(claims['name']) ?? nameOf(claims['preferred_username']) ?? email?.split('@')[0],
    groups: new Set(groupsOf(claims[groupsClaim])),
    provenAt: timeOf(claims['auth_time']),
  };
}

function addressOf(claim: unknown): string | undefined {
  const isAddress = typeof claim === 'string' && claim.length <= LONGEST_EMAIL && /^[^\s@]+@[^\s@]+$/.test(claim);
  return isAddress ? plainEmail(claim) : undefined;
}

function nameOf(claim: unknown): string | undefined {
  if (typeof claim !== 'string') return undefined;
  const name = claim.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').trim();
  return name === '' ? undefined : name.slice(0, LONGEST_NAME);
}

/** A clock that is ahead makes no proof last longer. */
function timeOf(claim: unknown): Date {
  return new Date(typeof claim === 'number' ? Math.min(claim * 1_000, Date.now()) : 0);
}

function groupsOf(claim: unknown): string[] {
  const list: unknown[] = Array.isArray(claim) ? claim : [claim];
  return list.slice(0, MOST_GROUPS).filter((group) => typeof group === 'string');
}
