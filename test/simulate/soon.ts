/** Settings of a server that polls each second, and asks a person after seconds where others do after minutes or days. */
export const SOON = { POLL_INTERVAL_SECONDS: '1', UNMATCHED_EVENT_HOURS: '0.002' };
