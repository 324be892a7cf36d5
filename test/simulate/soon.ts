/** Settings of a server that polls each second and lists rows for a person after seconds instead of minutes or days. */
export const SOON = { POLL_INTERVAL_SECONDS: '1', UNMATCHED_EVENT_HOURS: '0.002' };
