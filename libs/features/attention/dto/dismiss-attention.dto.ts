import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

export class DismissAttentionRequest {
  @ApiProperty({ maxLength: 500, description: 'Why no action is needed' })
  @IsString()
  @Matches(/\S/, { message: 'A note is required.' })
  @MaxLength(500)
  note: string;
}
