/**
 * English texts that come with the scripts which show them, and not with the first one. A file of such texts adds them here when it is imported: every page
 * or dialog that shows one imports its file.
 */
export const lateTexts: Record<string, string> = {};
