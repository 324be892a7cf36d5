import { PartialType, PickType } from '@nestjs/swagger';
import { CreateConnectionRequest } from './create-connection.dto';

/** What is left out stays; a null title_template is the usual one; metadata and sync_config are replaced as a whole. Secrets have routes of their own. */
export class UpdateConnectionRequest extends PartialType(
  PickType(CreateConnectionRequest, ['name', 'sync_config', 'metadata', 'title_template'] as const),
) {}
