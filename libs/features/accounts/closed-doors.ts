/** Channel on which every process hears what has just ended: the id of a key that was revoked, or of a session that was signed out. */
export const CLOSED_DOORS = 'remit_closed_doors';
