import type { Messages } from '../en/index';
import { approvals } from './approvals';
import { attention } from './attention';
import { auditLog } from './audit-log';
import { corrections } from './corrections';
import { developers } from './developers';
import { emailSettings } from './email-settings';
import { emails } from './emails';
import { erasure } from './erasure';
import { home } from './home';
import { hostedPage } from './hosted-page';
import { integrations } from './integrations';
import { meanwhile } from './meanwhile';
import { notes } from './notes';
import { lists } from './lists';
import { pages } from './pages';
import { people } from './people';
import { preview } from './preview';
import { reconciliation } from './reconciliation';
import { records } from './records';
import { sessions } from './sessions';
import { shell } from './shell';
import { statement } from './statement';
import { words } from './words';

/** Includes translations of the server's English texts. */
export const ar: Messages & Readonly<Record<string, string>> = {
  ...shell,
  ...words,
  ...records,
  ...pages,
  ...integrations,
  ...developers,
  ...corrections,
  ...attention,
  ...erasure,
  ...approvals,
  ...auditLog,
  ...people,
  ...sessions,
  ...home,
  ...meanwhile,
  ...notes,
  ...reconciliation,
  ...statement,
  ...lists,
  ...hostedPage,
  ...emails,
  ...emailSettings,
  ...preview,
};
