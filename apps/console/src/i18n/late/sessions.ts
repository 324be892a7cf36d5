import { lateTexts } from './late-texts';

/** Who is signed in: the texts of the dialog, which load with it. */
export const lateSessions = {
  'sessions.title': 'Sessions',
  'sessions.lead':
    'Everyone who is signed in with the keys of this session. If you do not recognize a session, end it and revoke its key.',
  'sessions.since': 'Signed in',
  'sessions.seen': 'Last seen',
  'sessions.current': 'This session',
  'sessions.end': 'End',
  'sessions.ended': 'The session was ended',
} as const;

Object.assign(lateTexts, lateSessions);
