import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

export class CreateTenantRequest {
  @ApiProperty({ example: 'Acme', maxLength: 255 })
  @IsString()
  @Matches(/\S/, { message: 'Name is required.' })
  @MaxLength(255)
  name: string;
}
