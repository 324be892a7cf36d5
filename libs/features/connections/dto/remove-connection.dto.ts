import { IsTrueOrFalse } from '@remit/http-api';

const SWITCH_OFF = 'Disable at Nomod what can still be paid, check it once more, then archive the connection';

export class ArchiveConnectionQuery {
  @IsTrueOrFalse(SWITCH_OFF)
  switch_off?: boolean;
}
