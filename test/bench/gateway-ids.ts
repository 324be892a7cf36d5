/** Ids of the bare gateway. The id of a charge contains its link, so the gateway stores nothing. */
export const linkOfCharge = (chargeId: string): string => chargeId.replace(/^c/, 'l');
export const chargeOfLink = (linkId: string): string => linkId.replace(/^l/, 'c');
