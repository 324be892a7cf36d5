import type { lateSessions } from '../late/sessions';

export const sessions: Readonly<Record<keyof typeof lateSessions, string>> = {
  'sessions.title': 'الجلسات',
  'sessions.lead': 'كل من سجّل الدخول بمفاتيح هذه الجلسة. إن كانت بينها جلسة لا تعرفها فأنهِها وأبطل المفتاح.',
  'sessions.leadPerson':
    'الأماكن التي سجّلت الدخول منها. إن كانت بينها جلسة لا تعرفها فأنهِها وغيّر كلمة المرور: هذا يُنهي كل الجلسات الأخرى.',
  'sessions.since': 'سُجّل الدخول',
  'sessions.seen': 'آخر ظهور',
  'sessions.current': 'هذه الجلسة',
  'sessions.end': 'إنهاء',
  'sessions.ended': 'أُنهيت الجلسة',
};
