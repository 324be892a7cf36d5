/**
 * English texts that load with the scripts that show them, instead of the first script. A file of such texts adds
 * them here when it is imported. Every page or dialog that shows one imports its file.
 */
export const lateTexts: Record<string, string> = {};
