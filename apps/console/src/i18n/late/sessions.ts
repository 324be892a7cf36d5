import { lateTexts } from './late-texts';

/** Who is signed in: texts of the dialog, which load with it. */
export const lateSessions = {
  'sessions.title': 'Sessions',
  'sessions.lead':
    'Everybody who is signed in with the keys of this session. One that you do not know: end it, and revoke the key.',
  'sessions.since': 'Signed in',
  'sessions.seen': 'Last seen',
  'sessions.current': 'This one',
  'sessions.end': 'End',
} as const;

Object.assign(lateTexts, lateSessions);
