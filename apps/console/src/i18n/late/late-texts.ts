/** English texts that come with the scripts which show them, once those are there. Importing such a file adds its texts. */
export const lateTexts: Record<string, string> = {};

/** What a text is called that is not there yet; never seen, as it comes with what shows it. */
export const lateText = (key: string): string => lateTexts[key] ?? '';
