export const ENVIRONMENT_TYPES = ['sandbox', 'production'] as const;

export type EnvironmentType = (typeof ENVIRONMENT_TYPES)[number];
