/** Names of the in-process event emitter's channels that lead to one subscriber. */
export const askChannel = (subscriber: string): string => `${subscriber}:ask`;
export const handleChannel = (subscriber: string): string => `${subscriber}:handle`;
