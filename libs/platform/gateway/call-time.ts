import type { Settings } from '@remit/settings';

/** Milliseconds that a call may wait for its turns: half of its own time limit. */
export const longestWaitMs = ({ nomodTimeoutMs }: Settings): number => Math.max(nomodTimeoutMs / 2, 1_000);

/** Milliseconds that a call may take including its wait. */
export const longestCallMs = (settings: Settings): number => settings.nomodTimeoutMs + longestWaitMs(settings);
