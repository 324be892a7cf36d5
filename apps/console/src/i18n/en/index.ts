import { corrections } from './corrections';
import type { lateApprovals } from '../late/approvals';
import type { lateAttention } from '../late/attention';
import type { lateAuditLog } from '../late/audit-log';
import type { lateCorrections } from '../late/corrections';
import type { lateEmailSettings } from '../late/email-settings';
import type { lateEmails } from '../late/emails';
import type { lateErasure } from '../late/erasure';
import type { lateEvents } from '../late/events';
import type { lateHome } from '../late/home';
import type { lateBusiness } from '../late/business';
import type { lateHostedPage } from '../late/hosted-page';
import type { lateKeys } from '../late/keys';
import type { lateLists } from '../late/lists';
import type { lateMeanwhile } from '../late/meanwhile';
import type { lateOperator } from '../late/operator';
import type { latePreview } from '../late/preview';
import type { lateReconciliation } from '../late/reconciliation';
import type { lateRecord } from '../late/record';
import type { lateStatement } from '../late/statement';
import type { developers } from './developers';
import type { endpoints } from './endpoints';
import type { integrations } from './integrations';
import type { latePeople } from '../late/people';
import type { lateSessions } from '../late/sessions';
import { pages } from './pages';
import { records } from './records';
import { shell } from './shell';
import { words } from './words';

export const en = { ...shell, ...words, ...records, ...pages, ...corrections };

/** For texts that load later, only the keys are known here. */
export type MessageKey = keyof typeof en | LateKey;

type LateKey =
  | keyof typeof lateApprovals
  | keyof typeof lateAttention
  | keyof typeof lateAuditLog
  | keyof typeof lateKeys
  | keyof typeof lateCorrections
  | keyof typeof lateEmailSettings
  | keyof typeof lateEmails
  | keyof typeof lateErasure
  | keyof typeof lateSessions
  | keyof typeof lateEvents
  | keyof typeof lateHome
  | keyof typeof lateBusiness
  | keyof typeof lateHostedPage
  | keyof typeof lateLists
  | keyof typeof lateMeanwhile
  | keyof typeof latePeople
  | keyof typeof lateOperator
  | keyof typeof latePreview
  | keyof typeof lateReconciliation
  | keyof typeof lateRecord
  | keyof typeof lateStatement
  | keyof typeof developers
  | keyof typeof endpoints
  | keyof typeof integrations;

export type Messages = Readonly<Record<MessageKey, string>>;

export type FirstMessages = Readonly<Record<keyof typeof en, string>>;
