/** Channel names of the in-process event emitter. Each channel leads to one subscriber. */
export const askChannel = (subscriber: string): string => `${subscriber}:ask`;
export const giveUpChannel = (subscriber: string): string => `${subscriber}:give-up`;
export const handleChannel = (subscriber: string): string => `${subscriber}:handle`;
