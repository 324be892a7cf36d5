import { ApiProperty } from '@nestjs/swagger';
import { KEY_SCOPES, type KeyScope, Shown } from '@remit/http-api';
import { type Role, ROLE_NAMES } from '@remit/people';

class OpenedEnvironmentResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text()
  readonly name: string;

  @Shown.oneOf(['sandbox', 'production'])
  readonly type: string;

  @Shown.text()
  readonly tenant_id: string;

  @Shown.text()
  readonly tenant_name: string;

  @ApiProperty({ enum: KEY_SCOPES, isArray: true })
  readonly scopes: readonly KeyScope[];

  @Shown.optionalOneOf(ROLE_NAMES, 'What the person may do there; null for a key')
  readonly role: Role | null;

  @Shown.flag('Whether it stays closed until the person has a second factor')
  readonly lacks_second_factor: boolean;
}

class SignedInPersonResponse {
  @Shown.text()
  readonly id: string;

  @Shown.text('Name of the person')
  readonly name: string;

  @Shown.text('E-mail address of the person')
  readonly email: string;

  @Shown.flag('Whether the person has a password; who signs in at the provider may have none')
  readonly has_password: boolean;

  @Shown.flag('Whether an account of the provider signs the person in')
  readonly provider_account: boolean;

  @Shown.flag('Whether a code of an authenticator app is asked for after the password')
  readonly second_factor: boolean;

  @Shown.integer('How many passkeys the person has')
  readonly passkeys: number;

  @Shown.integer('How many recovery codes are left')
  readonly recovery_codes_left: number;
}

export class SessionResponse {
  @Shown.flag()
  readonly signed_in: boolean;

  @Shown.flag("Whether the session holds the operator's key")
  readonly operator: boolean;

  @Shown.flag('Whether there are people here who sign in with a password')
  readonly has_people: boolean;

  @Shown.optionalText('Name of the provider where people sign in as well; null when there is none')
  readonly provider: string | null;

  @ApiProperty({ type: SignedInPersonResponse, nullable: true, description: 'Who is signed in; null for keys' })
  readonly person: SignedInPersonResponse | null;

  @Shown.optionalTime()
  readonly ends_at: string | null;

  @Shown.integer('Days that Remit keeps finished incoming events')
  readonly retention_days: number;

  @Shown.integer('Days that Remit keeps the request log')
  readonly request_log_days: number;

  @ApiProperty({ type: [OpenedEnvironmentResponse] })
  readonly environments: OpenedEnvironmentResponse[];
}
