/** The noun of a controller whose name does not give it. */
const NOUNS: Readonly<Record<string, string>> = {
  Errors: 'Error',
  AuditLog: 'AuditLogEntry',
  RequestLog: 'LoggedRequest',
  Attention: 'AttentionRow',
  Webhooks: 'IncomingWebhook',
  RejectedDeliveries: 'RejectedWebhook',
};

/** Operations whose id does not follow from controller and method. */
const NAMED: Readonly<Record<string, string>> = {
  Health_live: 'getLiveness',
  'Health_ready[0]': 'getReadiness',
  'Health_ready[1]': 'getHealth',
  Health_scrape: 'getMetrics',
  AuditLog_verify: 'verifyAuditLog',
  Admin_status: 'getServerStatus',
  Admin_tenants: 'listTenants',
  Admin_deadDeliveries: 'listDeadDeliveries',
  Admin_redrive: 'redriveDeadDelivery',
  Audit_run: 'auditBooks',
  Customers_updateNamed: 'updateCustomerByQuery',
  InvoiceSync_request: 'syncInvoice',
  InvoiceSync_show: 'getInvoiceSync',
  InvoiceSync_check: 'checkInvoice',
  Webhooks_accept: 'receiveNomodWebhook',
  Session_signIn: 'signIn',
  Session_read: 'getSession',
  Session_signOut: 'signOut',
  PersonSession_signIn: 'signInWithPassword',
  PersonSession_readInvitation: 'readInvitation',
  PersonSession_join: 'joinTenant',
  PersonSession_confirm: 'confirmPassword',
  PersonSession_changePassword: 'changePassword',
  PersonSession_resetPassword: 'resetPassword',
  Members_invite: 'inviteMember',
  Members_listInvitations: 'listInvitations',
  Members_revokeInvitation: 'revokeInvitation',
  Members_readRules: 'getMemberRules',
  Members_changeRules: 'changeMemberRules',
  ProviderSession_signOut: 'signOutAtProvider',
  ProviderSession_disconnect: 'disconnectProvider',
  SecondFactor_begin: 'beginSecondFactor',
  SecondFactor_finish: 'finishSecondFactor',
  SecondFactor_remove: 'removeSecondFactor',
  Owners_invite: 'inviteOwner',
  Owners_offerPassword: 'offerPasswordLink',
  Erasure_erase: 'eraseCustomer',
  Events_replay: 'replayEvents',
  EventStream_stream: 'streamEvents',
  Habits_habits: 'getConnectionHabits',
  Habits_probe: 'probeConnection',
  Reports_overview: 'getOverview',
  Reports_aging: 'getAging',
  Reports_reconcile: 'getReconciliation',
  Reports_reconciledRows: 'listReconciledPayments',
  Statements_balance: 'getCustomerBalance',
  Statements_get: 'getStatement',
  Statements_pdf: 'getStatementPdf',
  Statements_csv: 'getStatementCsv',
};

/** Methods that are named after their answer. */
const NOT_VERBS = new Set(['timeline', 'integrations', 'calls']);

/**
 * The id, such as `createPayment`: generated clients name the function after it. It never changes while the operation
 * exists.
 */
export function operationIdOf(controller: string, method: string): string {
  const subject = controller.replace(/Controller$/, '');
  const named = NAMED[`${subject}_${method}`];
  if (named !== undefined) return named;
  const noun = NOUNS[subject] ?? subject.replace(/s$/, '');
  if (NOT_VERBS.has(method)) return `get${noun}${capital(method)}`;
  const [, verb = method, rest = ''] = /^([a-z]+)(.*)$/.exec(method) ?? [];
  return `${verb}${verb === 'list' || verb === 'search' ? plural(noun) : noun}${rest}`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

function plural(noun: string): string {
  if (noun === 'AuditLogEntry') return 'AuditLogEntries';
  return `${noun}s`;
}
