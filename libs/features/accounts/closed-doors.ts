/** Notification channel for access that has ended: the message is the id of a revoked key or of a closed session. */
export const CLOSED_DOORS = 'remit_closed_doors';
