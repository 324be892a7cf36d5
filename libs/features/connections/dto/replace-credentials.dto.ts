import { ApiProperty } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { ModeConfirmation } from '../key-mode';
import { ConfirmModeField } from './secret-fields';

export class ReplaceCredentialsRequest {
  @ApiProperty({ type: 'string', writeOnly: true, maxLength: 512 })
  @Matches(/^[\x21-\x7e]{1,512}$/, {
    message: 'The API key must be 1 to 512 characters without spaces; copy it from the Nomod dashboard.',
  })
  api_key: string;

  @ConfirmModeField()
  confirm_mode?: ModeConfirmation;
}
