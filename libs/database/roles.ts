/** Role of every unit of work: owns nothing, is no superuser, cannot bypass row policies, cannot log in. */
export const APPLICATION_ROLE = 'remit_app';

/** Role that owns the few functions that look across tenants. Nothing runs as it directly. */
export const OPERATOR_ROLE = 'remit_operator';
