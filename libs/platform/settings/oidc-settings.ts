import { IsBoolean, IsNotEmpty, IsOptional, IsString, Matches } from 'class-validator';
import { isLoopbackHost, parseUrl } from './loopback';
import type { SettingProblem } from './invalid-settings';
import { Satisfies } from './setting-rules';

/** What a group of the provider may do here. */
export interface GroupRule {
  readonly group: string;
  readonly role: string;
  /** Id of a tenant. */
  readonly tenant: string;
  /** Id of an environment of it; absent: the whole tenant. */
  readonly environment?: string;
}

const RULES =
  'must be a JSON list such as [{"group":"finance","role":"billing","tenant":"tenant_...","environment":"env_..."}]; without environment, the role is for the whole tenant';

/** The sign-in of people at an OpenID Connect provider. Without `oidcIssuer` there is none. */
export class OidcSettings {
  /** As the provider writes it, with or without a slash at the end. */
  @IsOptional()
  @Satisfies(isIssuer, {
    message:
      'must be the https URL of the provider (http only on this machine), without credentials, query or fragment',
  })
  readonly oidcIssuer?: string;

  @IsOptional()
  @IsString()
  readonly oidcClientId?: string;

  @IsOptional()
  @IsString()
  readonly oidcClientSecret?: string;

  /** Name of the provider on the button and in the audit log. */
  @Matches(/^[^\p{Cc}]{1,40}$/u, { message: 'must be a name of 1 to 40 characters' })
  readonly oidcName: string = 'Single sign-on';

  @Matches(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, {
    message: 'must be scopes separated by blanks; openid is the first',
  })
  readonly oidcScopes: string = 'openid email profile';

  /** The claim that lists the groups of a person. */
  @IsNotEmpty({ message: 'must be the name of a claim' })
  readonly oidcGroupsClaim: string = 'groups';

  @Satisfies(areGroupRules, { message: RULES })
  readonly oidcRoles: readonly GroupRule[] = [];

  /** Whether a sign-in at the provider counts as one with a second factor. */
  @IsBoolean({ message: 'must be true or false' })
  readonly oidcSecondFactor: boolean = false;

  /** Whether the sign-out here leads to that of the provider. Off, because the provider has to know the way back. */
  @IsBoolean({ message: 'must be true or false' })
  readonly oidcSignOut: boolean = false;
}

function isIssuer(value: unknown): boolean {
  const url = typeof value === 'string' ? parseUrl(value) : undefined;
  if (!url) return false;
  const { protocol, hostname, username, password, search, hash } = url;
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
  return isSafe && [username, password, search, hash].every((part) => part === '');
}

function areGroupRules(value: unknown): boolean {
  return Array.isArray(value) && value.every(isGroupRule);
}

function isGroupRule(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { group, role, tenant, environment, ...others } = value as Record<string, unknown>;
  const isText = (one: unknown) => typeof one === 'string' && one !== '';
  return (
    [group, role, tenant].every(isText) &&
    (environment === undefined || isText(environment)) &&
    Object.keys(others).length === 0
  );
}

const NEEDED = { oidcClientId: 'OIDC_CLIENT_ID', oidcClientSecret: 'OIDC_CLIENT_SECRET' } as const;

/** What one setting of the provider needs of the others. */
export function oidcProblems(settings: OidcSettings, isProduction: boolean): SettingProblem[] {
  const { oidcIssuer, oidcRoles } = settings;
  if (oidcIssuer === undefined) {
    const isGiven = Object.keys(NEEDED).some((field) => settings[field as keyof typeof NEEDED] !== undefined);
    return isGiven || oidcRoles.length > 0
      ? [{ variable: 'OIDC_ISSUER', problem: 'is required with the other settings of OIDC: the URL of the provider' }]
      : [];
  }
  const missing = Object.entries(NEEDED).filter(([field]) => settings[field as keyof typeof NEEDED] === undefined);
  return [
    ...missing.map(([, variable]) => ({ variable, problem: 'is required with OIDC_ISSUER: what the provider issued' })),
    ...(oidcRoles.length === 0
      ? [{ variable: 'OIDC_ROLES', problem: `is required with OIDC_ISSUER: it ${RULES}` }]
      : []),
    ...(isProduction && isIssuer(oidcIssuer) && new URL(oidcIssuer).protocol !== 'https:'
      ? [{ variable: 'OIDC_ISSUER', problem: 'must be https in production' }]
      : []),
  ];
}
