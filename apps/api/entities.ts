/** Every entity of the features: one list for the application and for migrations. */
export const entities = [];
