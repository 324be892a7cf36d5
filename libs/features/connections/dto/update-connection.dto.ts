import { PartialType, PickType } from '@nestjs/swagger';
import { CreateConnectionRequest } from './create-connection.dto';

/**
 * Members that are left out stay. A null title_template means the default; a null link_expires_after_hours means no
 * expiry. metadata, sync_config and payment_options are replaced as a whole. Secrets have routes of their own.
 */
export class UpdateConnectionRequest extends PartialType(
  PickType(CreateConnectionRequest, [
    'name',
    'sync_config',
    'metadata',
    'title_template',
    'payment_options',
    'link_expires_after_hours',
  ] as const),
) {}
