/**
 * Writes JSON as readable YAML: one member a line, with names and texts quoted as in JSON, which YAML accepts. A
 * general YAML writer checks whether each text needs quotes, and takes 300 ms for our document.
 */
export function yamlOf(value: unknown, indent = ''): string {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const lines = members.map(([name, member]) => {
    const isNested = typeof member === 'object' && member !== null && Object.keys(member as object).length > 0;
    const written = yamlOf(member, `${indent}  `);
    return `${indent}${isList ? '-' : `${JSON.stringify(name)}:`}${isNested ? '\n' : ' '}${written}`;
  });
  return lines.join('\n');
}
