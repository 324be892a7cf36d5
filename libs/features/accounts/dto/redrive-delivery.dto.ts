import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';

export class RedriveDeliveryRequest {
  @ApiProperty({ example: 'evt_01J0000000000000000000000' })
  @IsString()
  @MaxLength(64)
  event_id: string;

  @ApiProperty({ example: 'reconcile-invoice-when-payment-succeeded' })
  @IsString()
  @MaxLength(128)
  subscriber: string;
}
