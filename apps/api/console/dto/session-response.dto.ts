import { ApiProperty } from '@nestjs/swagger';
import { KEY_SCOPES, type KeyScope, ApiField } from '@remit/http-api';
import { type Role, ROLE_NAMES } from '@remit/people';

class OpenedEnvironmentResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text()
  readonly name: string;

  @ApiField.oneOf(['sandbox', 'production'])
  readonly type: string;

  @ApiField.text()
  readonly tenant_id: string;

  @ApiField.text()
  readonly tenant_name: string;

  @ApiProperty({ enum: KEY_SCOPES, isArray: true })
  readonly scopes: readonly KeyScope[];

  @ApiField.optionalOneOf(ROLE_NAMES, 'What the person may do there; null for a key')
  readonly role: Role | null;

  @ApiField.flag('Whether it stays closed until the person has a second factor')
  readonly lacks_second_factor: boolean;
}

class SignedInPersonResponse {
  @ApiField.text()
  readonly id: string;

  @ApiField.text('Name of the person')
  readonly name: string;

  @ApiField.text('E-mail address of the person')
  readonly email: string;

  @ApiField.flag('Whether the person has a password; who signs in at the provider may have none')
  readonly has_password: boolean;

  @ApiField.flag('Whether an account of the provider signs the person in')
  readonly provider_account: boolean;

  @ApiField.flag('Whether a code of an authenticator app is asked for after the password')
  readonly second_factor: boolean;

  @ApiField.integer('How many passkeys the person has')
  readonly passkeys: number;

  @ApiField.integer('How many recovery codes are left')
  readonly recovery_codes_left: number;
}

export class SessionResponse {
  @ApiField.flag()
  readonly signed_in: boolean;

  @ApiField.flag("Whether the session holds the operator's key")
  readonly operator: boolean;

  @ApiField.flag('Whether there are people here who sign in with a password')
  readonly has_people: boolean;

  @ApiField.optionalText('Name of the provider where people sign in as well; null when there is none')
  readonly provider: string | null;

  @ApiProperty({ type: SignedInPersonResponse, nullable: true, description: 'Who is signed in; null for keys' })
  readonly person: SignedInPersonResponse | null;

  @ApiField.optionalTime()
  readonly ends_at: string | null;

  @ApiField.integer('Days that Remit keeps finished incoming events')
  readonly retention_days: number;

  @ApiField.integer('Days that Remit keeps the request log')
  readonly request_log_days: number;

  @ApiProperty({ type: [OpenedEnvironmentResponse] })
  readonly environments: OpenedEnvironmentResponse[];
}
