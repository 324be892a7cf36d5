import { ApiProperty } from '@nestjs/swagger';
import { ApiField } from '@remit/http-api';
import type { ConsoleSession } from '../console-session.entity';

class OpenSessionResponse {
  @ApiField.text('Identifies the session when you end it; it gives no access')
  readonly id: string;

  @ApiField.flag('Whether this is the session of this request')
  readonly current: boolean;

  @ApiField.time()
  readonly signed_in_at: string;

  @ApiField.time()
  readonly last_seen_at: string;

  @ApiField.time()
  readonly ends_at: string;
}

export class OpenSessionsResponse {
  @ApiProperty({ type: [OpenSessionResponse] })
  readonly items: OpenSessionResponse[];
}

export const presentOpenSession = (session: ConsoleSession, own: ConsoleSession): OpenSessionResponse => ({
  id: session.id,
  current: session.id === own.id,
  signed_in_at: session.createdAt.toISOString(),
  last_seen_at: session.lastSeenAt.toISOString(),
  ends_at: session.endsAt.toISOString(),
});
