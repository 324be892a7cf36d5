import { ApiProperty } from '@nestjs/swagger';
import { Satisfies } from '@remit/settings';
import { ArrayMaxSize, ArrayUnique, IsArray } from 'class-validator';

/** More than the sites of one company. */
const MAX_HOSTS = 50;

export class UpdateEnvironmentRequest {
  @ApiProperty({
    type: [String],
    maxItems: MAX_HOSTS,
    example: ['shop.example.com'],
    description: 'The only hosts that payers may be sent back to (`success_url`, `cancel_url`). None: any public one.',
  })
  @IsArray()
  @ArrayMaxSize(MAX_HOSTS)
  @ArrayUnique()
  @Satisfies(isHostName, {
    each: true,
    message: 'return_hosts must be host names in lower case such as shop.example.com, without port or path',
  })
  return_hosts: string[];
}

/** As the URL parser writes it, so that what is compared is alike. */
function isHostName(value: unknown): boolean {
  return (
    typeof value === 'string' && URL.canParse(`https://${value}/`) && new URL(`https://${value}/`).hostname === value
  );
}
