/** English texts that come with the scripts which show them, once those are there. Importing such a file adds its texts. */
export const lateTexts: Record<string, string> = {};
