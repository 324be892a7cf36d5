import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class SignInRequest {
  @ApiProperty({ type: 'string', writeOnly: true, description: "An API key, or the operator's key", maxLength: 512 })
  @IsString()
  @Length(1, 512, { message: 'Enter an API key.' })
  key: string;
}
