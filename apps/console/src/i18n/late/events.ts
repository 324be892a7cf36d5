import { lateTexts } from './late-texts';

/** Incoming events. */
export const lateEvents = {
  'events.lead': 'Every authenticated call to the Nomod webhook, and what came of it.',
  'events.empty': 'No events received yet.',
  'events.emptyText': 'Nomod has to call this address:',
  'events.received': 'Received',
  'events.event': 'Event',
  'events.charge': 'Charge id',
  'events.matched': 'Matched to',
  'events.result': 'Result',
  'events.attempts': 'Attempts',
  'events.taken': 'Time taken',
  'events.ms': '{ms} ms',
  'events.searchCharge': 'Search by charge id',
  'events.searchPayment': 'Search by payment id',
  'events.rejected': 'Rejected events',
  'events.rejected.empty': 'Nothing was rejected.',
  'events.rejected.emptyText':
    'Calls with a bad signature, an old time or a wrong secret appear here, without their content.',
  'events.replay': 'Replay',
  'events.replay.title': 'Replay this event?',
  'events.replay.text':
    'It was handled already. Handling it again changes nothing that is recorded: the same event is never counted twice.',
  'events.replayed': 'Event is being handled again',
  'events.body': 'Raw body',
  'events.route': 'Route',
  'events.messageId': 'Message id',
  'events.connection': 'Connection',
  'events.size': 'Size',
  'events.bytes': '{size} bytes',
  'events.source': 'Source',
  'events.note': 'What happened',
} as const;

Object.assign(lateTexts, lateEvents);
