/** Ids of the bare gateway: a charge names its link, so that nothing needs to be remembered. */
export const linkOfCharge = (chargeId: string): string => chargeId.replace(/^c/, 'l');
export const chargeOfLink = (linkId: string): string => linkId.replace(/^l/, 'c');
