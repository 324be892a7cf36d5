import { lateTexts } from './late-texts';

/** Open sessions: texts of the dialog, loaded with it. */
export const lateSessions = {
  'sessions.title': 'Sessions',
  'sessions.lead':
    'Everyone who is signed in with the keys of this session. If you do not recognize a session, end it and revoke its key.',
  'sessions.leadPerson':
    'Where you are signed in. If you do not recognize a session, end it and change your password: that ends every other.',
  'sessions.since': 'Signed in',
  'sessions.seen': 'Last seen',
  'sessions.current': 'This session',
  'sessions.end': 'End',
  'sessions.ended': 'The session was ended',
} as const;

Object.assign(lateTexts, lateSessions);
