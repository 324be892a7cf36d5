import { PartialType, PickType } from '@nestjs/swagger';
import { CreateConnectionRequest } from './create-connection.dto';

/** What is left out stays; a null title_template is the usual one, a null link_expires_after_hours is none; metadata, sync_config and payment_options are replaced as a whole. Secrets have routes of their own. */
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
