import { IsTrueOrFalse } from '@remit/http-api';

const SWITCH_OFF =
  'Switch off at Nomod what can still be paid, look at it once more, and archive the connection after that';

export class ArchiveConnectionQuery {
  @IsTrueOrFalse(SWITCH_OFF)
  switch_off?: boolean;
}
